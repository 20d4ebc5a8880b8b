import { exchange } from '@/bff/platform/exchange'
import { aParty, cuts, fails, hangs, nobody, type Answer } from './party'

const BYTES_MAX = 1000

const ask = (url: string, signal = AbortSignal.timeout(10_000)) =>
  exchange(url, { method: 'GET' }, { signal, bytesMax: BYTES_MAX })

const asking = async (answer: Answer) => ask((await aParty(() => answer)).url)

test('an answer is its text', async () => {
  expect(await asking('{"name":"远山"}')).toBe('{"name":"远山"}')
  expect(await asking('')).toBe('')
})

test.each<[string, string, Answer | undefined]>([
  ['nothing listens', 'unreachable', undefined],
  ['the connection ends midway', 'cut_off', cuts],
  ['a gateway answers in its place', 'status', fails],
  ['the answer is of absurd size', 'too_large', 'x'.repeat(BYTES_MAX + 1)],
  ['the answer is no UTF-8', 'garbage', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
])('when %s the party is busy: %s', async (_, cause, answer) => {
  const said = answer === undefined ? await ask(await nobody()) : await asking(answer)
  expect(said).toEqual({ outcome: 'busy', cause })
})

test('an answer of the largest size is read whole', async () => {
  expect(await asking('x'.repeat(BYTES_MAX))).toHaveLength(BYTES_MAX)
})

test('a party that never answers is waited for as long as was said', async () => {
  const { url } = await aParty(() => hangs)
  expect(await ask(url, AbortSignal.timeout(30))).toEqual({ outcome: 'busy', cause: 'slow' })
})

test('a mistake of ours is not taken for one of the network', async () => {
  const { url } = await aParty(() => '')
  const signal = AbortSignal.timeout(10_000)
  const call = exchange(url, { method: 'GET', body: 'a GET has none' }, { signal, bytesMax: BYTES_MAX })
  await expect(call).rejects.toThrow('GET')
})
