import fc from 'fast-check'
import { rawMembers } from '@/bff/platform/alipay/raw-members'

test('members are the text that stands there', () => {
  const text =
    ' { "a" : { "x": [1, {"y": "}"}] } ,"b":"q\\"\\\\" , "c":-1.50e3,"d":null,"\\u0065":[ ] , "":""}'
  expect([...rawMembers(text)!]).toEqual([
    ['a', '{ "x": [1, {"y": "}"}] }'],
    ['b', '"q\\"\\\\"'],
    ['c', '-1.50e3'],
    ['d', 'null'],
    ['e', '[ ]'],
    ['', '""'],
  ])
})

test.each([
  '',
  'null',
  '7',
  '"a"',
  '[]',
  '{',
  '{"a":1,}',
  '{"a":1}{}',
  '{"a":1,"a":1}',
  '{"a":1,"\\u0061":2}',
])('%s has none', (text) => {
  expect(rawMembers(text)).toBeNull()
})

test('whatever an object holds, and however it is indented, its members mean the same as the object', () => {
  const objects = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }))
  fc.assert(
    fc.property(objects, fc.integer({ min: 0, max: 3 }), (object, indent) => {
      const text = JSON.stringify(object, null, indent)
      const read = [...rawMembers(text)!].map(([name, raw]) => [name, JSON.parse(raw) as unknown])
      expect(read).toEqual(Object.entries(JSON.parse(text) as object))
      for (const raw of rawMembers(text)!.values()) expect(text).toContain(raw)
    }),
  )
})
