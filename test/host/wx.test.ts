import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { type OpenMiniProgram, openMiniProgram, until } from './automator'
import type { Phone } from './phone'

const projectPath = 'test/host/fixtures/native'
let open: OpenMiniProgram
/** Started once, for all tests that leave a phone as they found it. */
let common: OpenMiniProgram | undefined
let server: http.Server
let origin: string
/** What the till says against a payment. */
let refusal: string | null = null

const start = async (phone?: Partial<Phone>) => {
  const started = async () => openMiniProgram('weapp', { projectPath, phone })
  open = phone ? await started() : (common ??= await started())
}
const call = (name: string, ...args: unknown[]) => open.miniProgram.callWxMethod(name, ...args)
const heard = async () => {
  const page = await open.miniProgram.currentPage()
  return (await (await page?.$('.heard'))?.text()) ?? ''
}
const tap = async (selector: string) => {
  const page = await open.miniProgram.currentPage()
  await (await page?.$(selector))?.tap()
}

/** Presses as soon as there is a dialog to press on. */
const answered = (button: 'confirmModal' | 'authorizeCancel') => {
  const press = async () => open.miniProgram.native()[button]()
  return until(() =>
    press().then(
      () => true,
      () => false,
    ),
  )
}

async function echo(request: http.IncomingMessage, response: http.ServerResponse) {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  response.writeHead(request.url === '/teapot' ? 418 : 200, { 'Content-Type': 'application/json' })
  const { method, url, headers } = request
  response.end(
    JSON.stringify({
      ...{ method, url, type: headers['content-type'], body: Buffer.concat(chunks).toString() },
      why: refusal,
    }),
  )
}

beforeAll(async () => {
  server = http.createServer((request, response) => void echo(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await common?.close()
  server.close()
})
afterEach(async () => {
  if (open !== common) await open.close()
})

test('requests carry their data as the platform does, and any status is a success', async () => {
  await start()
  const got = await call('request', { url: `${origin}/cars?a=1`, data: { city: '上海' } })
  expect(got).toMatchObject({
    statusCode: 200,
    data: { method: 'GET', url: '/cars?a=1&city=%E4%B8%8A%E6%B5%B7' },
  })
  expect(got.header).toHaveProperty('Content-Type')
  const posted = await call('request', { url: `${origin}/teapot`, method: 'POST', data: { a: 1 } })
  expect(posted).toMatchObject({ statusCode: 418, data: { body: '{"a":1}', type: 'application/json' } })
  await expect(call('request', { url: `${origin}/`, method: 'PATCH' })).rejects.toThrow('invalid method')
  await expect(call('request', { url: 'http://127.0.0.1:1/' })).rejects.toThrow('request:fail')
})

test('a photo is uploaded under its name, with its form', async () => {
  await start()
  const { tempFiles } = await call('chooseMedia', { count: 1 })
  const form = { url: `${origin}/photos`, name: 'photo', formData: { of: 'licence' } }
  const { data } = await call('uploadFile', { ...form, filePath: tempFiles[0].tempFilePath })
  const { body } = JSON.parse(data)
  expect(body).toContain('name="of"\r\n\r\nlicence')
  expect(body).toContain('name="photo"; filename="upload.png"')
})

test('offline, requests fail and the mini-program is told', async () => {
  await start({})
  await open.miniProgram.evaluate(() =>
    wx.onNetworkStatusChange((now: unknown) => wx.setStorageSync('net', now)),
  )
  await open.host?.change({ network: 'none' })
  await expect(call('request', { url: origin })).rejects.toThrow('request:fail')
  expect(await call('getStorageSync', 'net')).toEqual({
    isConnected: false,
    networkAvailable: false,
    networkType: 'none',
  })
})
declare const wx: {
  onNetworkStatusChange(hear: (now: unknown) => void): void
  setStorageSync(k: string, v: unknown): void
}

test('a location must be declared, allowed, and can be refused', async () => {
  await start({ permissions: { 'scope.userFuzzyLocation': 'refuse' } })
  await expect(call('getFuzzyLocation', {})).rejects.toThrow('getFuzzyLocation:fail auth deny')
  await expect(call('getLocation', {})).rejects.toThrow('requiredPrivateInfos')
})

test('subscriptions want a tap, and answer for each template', async () => {
  await start({ subscriptions: { one: 'accept' } })
  await tap('.ask')
  expect(await until(heard)).toBe('requestSubscribeMessage:ok {"one":"accept","two":"reject"}')
  await tap('.ask-late')
  const late = await until(heard, (text) => text.includes('fail'))
  expect(late).toContain('can only be invoked by user TAP gesture')
})

test('a test answers in place of the platform, and gives it back', async () => {
  await start({})
  await open.miniProgram.mockWxMethod('getFuzzyLocation', { errMsg: 'getFuzzyLocation:fail auth deny' })
  await expect(call('getFuzzyLocation', {})).rejects.toThrow('auth deny')
  await open.miniProgram.mockWxMethod('login', (option: unknown, extra: string) => ({ code: extra }), 'mine')
  expect(await call('login', {})).toEqual({ code: 'mine' })
  await open.miniProgram.restoreWxMethod('login')
  expect((await call('login', {})).code).toMatch(/^host-login/)
})

test('dialogs wait for their answer', async () => {
  await start()
  const asked = call('showModal', { title: '取消预约？', content: '', confirmText: '确认取消' })
  await answered('confirmModal')
  expect(await asked).toMatchObject({ confirm: true, cancel: false })
  const long = call('showModal', { title: '取消预约？', content: '', confirmText: '确认取消吧' })
  expect(await long.catch((error: Error) => error.message)).toContain(
    'confirmText length should not larger than 4 Chinese characters',
  )
})

test('privacy: calls wait until the person agrees', async () => {
  await start({ privacy: 'ask' })
  const asked = call('getFuzzyLocation', {}).catch((error: Error) => error.message)
  await answered('authorizeCancel')
  expect(await asked).toContain('privacy permission is not authorized')
})

test('what the host lacks says so', async () => {
  await start()
  await expect(call('startBluetoothDevicesDiscovery', {})).rejects.toThrow('not in this host')
  expect(await call('canIUse', 'startBluetoothDevicesDiscovery')).toBe(false)
})

test("a payment is the person's to make or leave, and goes to where the phone's till is", async () => {
  await start({ hosts: { 'http://till': origin } })
  const params = { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=1', signType: 'RSA', paySign: 's' }
  const pay = (button: 'confirmModal' | 'authorizeCancel') => {
    const paying = call('requestPayment', params).catch((error: Error) => error.message)
    return Promise.all([paying, answered(button)]).then(([outcome]) => outcome)
  }
  expect(await pay('authorizeCancel')).toContain('requestPayment:fail cancel')
  // The echo says nothing against it.
  expect(await pay('confirmModal')).toMatchObject({ errMsg: 'requestPayment:ok' })
  refusal = 'system error'
  expect(await pay('confirmModal')).toContain('requestPayment:fail system error')
})
