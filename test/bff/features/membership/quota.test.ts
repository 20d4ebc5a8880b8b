import { setup } from '../../../support/setup'

async function sending() {
  const { app, clock } = await setup()
  const send = (n: number, { device, address = '10.0.0.1' }: { device?: string; address?: string }) =>
    app.inject({
      ...{ method: 'POST', url: '/api/auth/phone/codes', remoteAddress: address },
      headers: device ? { 'x-device': device } : {},
      payload: { phone: `138${String(n).padStart(8, '0')}` },
    })
  /** How many of `count` codes, each to another number, are sent. */
  const sent = async (count: number, from: { device?: string; address?: string }, first = 0) => {
    let good = 0
    for (let n = 0; n < count; n++) if ((await send(first + n, from)).statusCode === 202) good++
    return good
  }
  return { send, sent, clock }
}

test('one device is sent ten codes an hour, whatever numbers it names', async () => {
  const { send, sent, clock } = await sending()
  const device = 'a-phone-in-a-hand'
  expect(await sent(12, { device })).toBe(10)
  const refused = await send(50, { device, address: '10.9.9.9' })
  expect(refused.json()).toEqual({ code: 'rate_limited', retryInS: 3600 })
  expect(await sent(1, { device: 'another-phone' }, 60)).toBe(1)

  clock.now = new Date(clock.now.getTime() + 60 * 60_000)
  expect(await sent(1, { device }, 70)).toBe(1)
})

test('one address is sent a hundred codes an hour, whatever devices it names', async () => {
  const { sent } = await sending()
  let good = 0
  for (let n = 0; n < 11; n++) good += await sent(10, { device: `made-up-device-${n}` }, n * 10)
  expect(good).toBe(100)
  expect(await sent(1, { address: '10.0.0.2' }, 500)).toBe(1)
})

test('a code that is not sent counts for nothing, and the number may be sent one at once elsewhere', async () => {
  const { send, sent } = await sending()
  const device = 'a-phone-in-a-hand'
  await sent(10, { device })
  expect((await send(99, { device })).statusCode).toBe(429)
  expect((await send(99, { device: 'another-phone' })).statusCode).toBe(202)
})
