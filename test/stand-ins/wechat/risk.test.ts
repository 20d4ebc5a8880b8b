import { APP_ID, asJson, aWechat } from '../platforms'

test('a person who has logged in has a rank of risk', async () => {
  const { wechat, login, post, token } = await aWechat({ switches: { riskRank: 3 } })
  const { access_token } = await token()
  const { openid } = await login(wechat.codeFor('wang'))
  const ask = (more: object = {}) =>
    asJson(
      post(
        '/wxa/getuserriskrank',
        { access_token },
        { appid: APP_ID, openid, scene: 0, client_ip: '10.0.0.1', ...more },
      ),
    )

  expect(await ask()).toEqual({
    errcode: 0,
    errmsg: 'getuserriskrank succ',
    risk_rank: 3,
    unoin_id: expect.any(Number),
  })
  expect((await ask({ appid: 'wx-other' })).errcode).toBe(40013)
  expect((await ask({ openid: wechat.openidOf('li') })).errcode).toBe(40003)
  expect((await ask({ scene: 2 })).errcode).toBe(40097)
  expect((await ask({ client_ip: '' })).errcode).toBe(40097)
})
