import { endpoints } from '@/contract'
import { setup } from '../../support/setup'

type Schema = {
  type?: string
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
} & Record<string, unknown>

/** Where a schema lets fields in that it does not name. */
function openIn(schema: Schema, at: string): string[] {
  const { properties = {}, items, anyOf = [] } = schema
  const isOpen = schema.properties !== undefined && schema['additionalProperties'] !== false
  return [
    ...(isOpen ? [at] : []),
    ...Object.entries(properties).flatMap(([name, each]) => openIn(each, `${at}/${name}`)),
    ...(items ? openIn(items, `${at}/*`) : []),
    ...anyOf.flatMap((each, nth) => openIn(each, `${at}/${nth}`)),
  ]
}

test('no JSON body of the contract has room for what it does not name, at any depth', async () => {
  const { app } = await setup()
  const { paths } = (await app.inject('/api/docs/json')).json<{
    paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: Schema }> } }>>
  }>()
  const bodies = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { requestBody }]) => {
      const schema = requestBody?.content['application/json']?.schema
      return schema ? [{ name: `${method} ${path}`, schema }] : []
    }),
  )
  const withBody = Object.values(endpoints).filter((one) => 'body' in one && !('isForm' in one))
  expect(bodies).toHaveLength(withBody.length)
  expect(bodies.flatMap(({ name, schema }) => openIn(schema, name))).toEqual([])
})

test('a body says what it means: nothing is made of another type, and what is misspelt is named', async () => {
  const { call, aMember, anOperatorRole } = await setup()
  const [operator, member] = [await aMember(), await aMember()]
  await anOperatorRole(operator)
  const id = '01890a5d-ac96-774b-bcce-b302099a8057'
  const reasonOf = async (name: string, payload: object) => {
    const answer = await call(name, { member: operator, payload })
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { code: 'invalid_input' }])
    return answer.json<{ detail: string }>().detail
  }
  const freeze = `PUT /operator/points/members/${member.id}/freeze`
  for (const isFrozen of [null, 'false', 0])
    expect(await reasonOf(freeze, { isFrozen, reason: '核实' })).toBe('body/isFrozen must be boolean')
  const publish = `POST /operator/point-rules/${id}/versions/1/publish`
  expect(await reasonOf(publish, { effectiveForm: '2027-01-01T00:00:00Z' })).toBe(
    'body/effectiveForm is not known',
  )
  // Each half is an answer, and both together are none.
  await reasonOf(`POST /operator/proofs/${id}/decision`, { approve: true, reject: 'mismatch' })
  // Of several forms, the one that was meant says what it misses.
  const bind = (how: object) => reasonOf('POST /me/phone', { proof: how })
  expect(await bind({ by: 'alipay', response: '' })).toBe(
    'body/proof/response must NOT have fewer than 1 characters',
  )
  expect(await bind({ by: 'alipay' })).toBe('body/proof fits none of its forms')
  expect(await reasonOf('POST /auth/phone/codes', { phone: 13800138000 })).toBe('body/phone must be string')
})

test('a text with a NUL is refused, wherever it is', async () => {
  const { call, aMember } = await setup()
  const member = await aMember()
  const named = await call('PUT /me/profile', { member, payload: { nickname: 'a\0b' } })
  expect([named.statusCode, named.json()]).toEqual([
    400,
    { code: 'invalid_input', detail: 'body/nickname holds a NUL character' },
  ])
})

test('a form that breaks off, or says not how it is divided, is no picture', async () => {
  const { call, aMember } = await setup()
  const member = await aMember()
  const send = (type: string, payload: string) => call('POST /me/avatar', { member, payload, type })
  const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\n'
  for (const answer of [
    await send('multipart/form-data', `${head}x\r\n--b--\r\n`),
    await send('multipart/form-data; boundary=b', `${head}half`),
    await send('multipart/form-data; boundary=b', 'nothing of the kind'),
  ])
    expect(answer.json()).toEqual({ code: 'file_unreadable' })
})

test('a database that is lost while a form is at the door is no fault of the form', async () => {
  const { call, aMember, pool } = await setup({ isAltered: true })
  const member = await aMember()
  await pool.query('drop table void_token')
  const answer = await call('POST /me/avatar', { member, payload: '', type: 'multipart/form-data' })
  expect([answer.statusCode, answer.json()]).toEqual([500, { code: 'internal' }])
})

test('the page of the API says of every endpoint who may call it and what it refuses', async () => {
  const { app } = await setup()
  const { paths } = (await app.inject('/api/docs/json')).json<{
    paths: Record<string, Record<string, { description?: string }>>
  }>()
  for (const [name, endpoint] of Object.entries(endpoints)) {
    const [method = '', url = ''] = name.split(' ')
    const at = `/api${url.replace(/:(\w+)/g, '{$1}')}`
    const { description } = paths[at]?.[method.toLowerCase()] ?? {}
    expect({ name, description }).toEqual({ name, description: expect.stringMatching(/^For \w+/) })
    for (const code of 'refusals' in endpoint ? endpoint.refusals : [])
      expect({ name, description }).toEqual({ name, description: expect.stringContaining(`\`${code}\``) })
  }
})
