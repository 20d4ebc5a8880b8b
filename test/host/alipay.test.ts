import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { type OpenMiniProgram, openMiniProgram, until } from './automator'

let open: OpenMiniProgram
let server: http.Server
let origin: string

const answers: Record<string, [status: number, body: string]> = {
  '/ok': [200, '{"km":1}'],
  '/no': [409, '{"code":"slot_full"}'],
  '/page': [200, '<html>'],
  '/empty': [200, ''],
  '/till/pay': [200, '{"resultCode":"9000"}'],
}

beforeAll(async () => {
  server = http.createServer(({ url = '' }, response) => {
    const [status, body] = answers[url] ?? [404, '']
    response.writeHead(status).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  open = await openMiniProgram('alipay', {
    projectPath: 'test/host/fixtures/alipay',
    phone: { permissions: refusing, hosts: { 'http://till': origin } },
  })
})
const refusing = { 'scope.phoneNumber': 'refuse' } as const
afterAll(async () => {
  await open.close()
  server.close()
})

const ask = async (name: string, option = {}) => {
  const page = await open.miniProgram.currentPage()
  return (await page?.callMethod('call', name, option)) as { success?: object; fail?: object }
}

test('AXML, SJS and events work as on WeChat', async () => {
  const page = (await open.miniProgram.currentPage())!
  expect(await page.$$('.letter')).toHaveLength(3)
  expect(await page.$('.taps')).toBeNull()
  await (await page.$('.tap'))?.tap()
  expect(await (await page.$('.taps'))?.text()).toBe('1')
})

test('a request fails with 19 for a status outside 2xx and with 14 for what is no JSON', async () => {
  expect(await ask('request', { url: `${origin}/ok` })).toMatchObject({
    success: { status: 200, data: { km: 1 } },
  })
  expect(await ask('request', { url: `${origin}/no` })).toMatchObject({
    fail: { error: 19, status: 409, data: { code: 'slot_full' }, headers: expect.any(Object) },
  })
  expect(await ask('request', { url: `${origin}/page` })).toMatchObject({ fail: { error: 14 } })
  expect(await ask('request', { url: `${origin}/empty` })).toMatchObject({ fail: { error: 14 } })
  expect(await ask('request', { url: 'http://127.0.0.1:1/' })).toMatchObject({ fail: { error: 12 } })
})

test('coordinates are text, storage answers with data, subscriptions outside a tap tell their error in success', async () => {
  expect(await ask('getLocation')).toMatchObject({ success: { latitude: '31.2304', longitude: '121.4737' } })
  expect(await ask('getStorage', { key: 'none' })).toEqual({ success: { data: null } })
  await open.miniProgram.callWxMethod('setStorageSync', { key: 'city', data: '上海' })
  expect(await open.miniProgram.callWxMethod('getStorageSync', { key: 'city' })).toMatchObject({
    data: '上海',
  })
  expect(await ask('requestSubscribeMessage', { entityIds: ['a'] })).toMatchObject({
    success: { errorCode: 10005 },
  })
  expect(await ask('requestSubscribeMessage', { entityIds: ['a', 'b', 'c', 'd'] })).toMatchObject({
    fail: { error: 203 },
  })
  expect(await ask('getPhoneNumber')).toMatchObject({ fail: { error: 40003 } })
})

test('every end of a payment is a success that says by its number how it ended', async () => {
  const pay = async (button: 'confirmModal' | 'cancelModal') => {
    const paying = ask('tradePay', { tradeNO: '2026112222001' })
    await until(() =>
      open.miniProgram
        .native()
        [button]()
        .then(
          () => true,
          () => false,
        ),
    )
    return paying
  }
  expect(await pay('cancelModal')).toEqual({ success: { resultCode: '6001' } })
  expect(await pay('confirmModal')).toEqual({ success: { resultCode: '9000' } })
  answers['/till/pay'] = [200, '{"resultCode":"4000"}']
  expect(await pay('confirmModal')).toEqual({ success: { resultCode: '4000' } })
})

test("a member's picture and name come as text of JSON, once they agreed", async () => {
  expect(await ask('getOpenUserInfo')).toMatchObject({ fail: { error: 40003 } })
  const page = (await open.miniProgram.currentPage())!
  await (await page.$('.profile'))?.tap()
  const { response } = (await until(async () => (await ask('getOpenUserInfo')).success)) as {
    response: string
  }
  expect(JSON.parse(response)).toMatchObject({ response: { nickName: '山雀', avatar: expect.any(String) } })
})
