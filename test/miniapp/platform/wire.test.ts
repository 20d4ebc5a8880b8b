import Taro from '@tarojs/taro'
import { loadBrand, useBrand } from '@/miniapp/platform/brand'
import { call } from '@/miniapp/platform/http'
import { login as alipayLogin } from '@/miniapp/platform/login.alipay'
import { login as weappLogin } from '@/miniapp/platform/login.weapp'
import { signOut, useSession } from '@/miniapp/platform/session'
import { phones } from '../../support/phones'
import { setup } from '../../support/setup'
import { connect } from '../../support/wire'

const logins = { weapp: weappLogin, alipay: alipayLogin }

beforeEach(() => {
  signOut()
  Object.assign(Taro, { login: async () => ({ code: 'dev:anna' }) })
})

async function connected(phone: keyof typeof phones) {
  const { app } = await setup()
  connect(app, phone)
}

test.each(['weapp', 'alipay'] as const)('whoever comes back on %s is the same member', async (phone) => {
  await connected(phone)
  expect(await logins[phone]()).toBe(true)
  const first = await call('GET /me')
  signOut()
  await logins[phone]()
  expect(await call('GET /me')).toEqual(first)
  expect(useSession.getState().member).toEqual(first)
})

test('the brand comes with its models', async () => {
  await connected('weapp')
  await loadBrand()
  const { brand } = useBrand.getState()
  expect(brand.status === 'loaded' && brand.value.models.length).toBeGreaterThan(0)
})
