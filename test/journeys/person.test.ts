import sharp from 'sharp'
import { mobileOf } from '@/stand-ins/person'
import { elsewhere, otherThan, platformOf } from './support/elsewhere'
import { builds, people, phones } from './support/people'

const membership = (page: string) => `features/membership/pages/${page}/index`
const privacy = (page: string) => `features/privacy/pages/${page}/index`

describe.each(builds)('on %s', (build) => {
  const { bff, meet, meetMember, signIn } = people(build)

  test('ID-5 PL-3 who agrees to nothing looks at everything; who agrees goes on with what they began', async () => {
    const person = await meet({ isUnasked: true })
    await person.read('#book-test-drive')
    await person.tap('#near-me')
    await person.see('我们不保存你的位置')
    await person.tap('#refuse-policy')
    await person.see('选一下城市就行')
    await person.tap('.close-sheet')

    await person.tap('#book-test-drive')
    await person.see('隐私政策')
    await person.tap('#refuse-policy')
    await person.tap('#search-test-drive')
    await person.read('.slot-chip')
    await person.look('person-00-search')
    await person.back()

    await person.tap('#book-test-drive')
    await person.tap('#agree-policy')
    await signIn(person)
    await person.see('已为你保留')
    const { policy, given } = await bff().db.one<{ policy: string; given: boolean }>`
      select policy, given from member_consent order by said_at desc limit 1`
    expect({ policy, given }).toEqual({ policy: 'privacy', given: true })
  })

  test('ID-2 ID-3 one number makes one person: what was booked on another platform is here', async () => {
    const name = `wang-${build}`
    const other = await elsewhere(bff(), otherThan(build), name)
    await other.bindPhone()
    await other.book()

    const person = await meetMember(name)
    if (build !== 'h5') {
      await person.see('还没有预约')
      await person.tap('#my-phone')
      await person.at(membership('phone'))
      await person.tap('#bind-tap')
      await person.see('已和你在其他平台的账号合并')
      await person.at('pages/me/index')
    }
    await person.see('199****')
    await person.tap('#my-bookings')
    await person.see('已预约')
  })

  test('ID-2 a number can be bound by a code, on a phone as well', async () => {
    const name = `zhao-${build}`
    const person = await meetMember(name)
    await person.tap('#my-phone')
    await person.at(membership('phone'))
    if (build !== 'h5') await person.tap('#bind-by-sms')
    const phone = mobileOf(`another-${build}`)
    await person.fill('#login-phone', phone)
    await person.tap('#send-code')
    await person.see('验证码已发送')
    await person.fill('#login-code', bff().codes.get(phone) ?? '')
    await person.tap('#login-submit')
    await person.at('pages/me/index')
    await person.see(`${phone.slice(0, 3)}****${phone.slice(-4)}`)
  })

  test('ID-2 a nickname and a picture are the same wherever a member is, and no way to reach them', async () => {
    const name = `he-${build}`
    const person = await meetMember(name)
    await person.tap('#my-profile')
    await person.at(membership('profile'))
    await person.fill('#nickname', '加我13800138000')
    await person.tap('#save-profile')
    await person.see('不能有联系方式')
    await person.fill('#nickname', '山雀与海')
    await person.show(
      await sharp({ create: { width: 40, height: 60, channels: 3, background: '#3d5f4f' } })
        .png()
        .toBuffer(),
    )
    await person.tap('#choose-avatar')
    await person.read('.own-picture')
    await person.look('person-20-profile')
    await person.tap('#save-profile')
    await person.at('pages/me/index')
    await person.see('山雀与海')
    const other = await elsewhere(bff(), platformOf(build), name)
    expect((await other.ask('GET /me')).json()).toMatchObject({ nickname: '山雀与海' })
    await person.restart()
    await person.offline(true)
    await person.tab('我的')
    await person.see('山雀与海')
    await person.offline(false)
  })

  test('ID-9 a member ends the session of one device, then of all', async () => {
    const name = `li-${build}`
    const person = await meetMember(name)
    const lost = await elsewhere(bff(), platformOf(build), name)
    expect((await lost.ask('GET /me')).status).toBe(200)
    await person.tap('#my-devices')
    await person.see('另一台设备')
    await person.tap('.sign-out-device')
    await person.agree()
    await person.see('已退出那台设备')
    expect((await lost.ask('GET /me')).status).toBe(401)

    const second = await elsewhere(bff(), platformOf(build), name)
    await person.tap('#sign-out-everywhere')
    await person.agree()
    await person.at('pages/me/index')
    await person.read('#sign-in')
    expect((await second.ask('GET /me')).status).toBe(401)
  })

  test('PL-4 a member takes their data along, asks to be deleted, and thinks better of it', async () => {
    const name = `sun-${build}`
    const person = await meetMember(name)
    await person.tap('#privacy')
    await person.tap('#export-data')
    await person.tap('#make-export')
    await person.see('数据文件已生成')
    await person.tap('#hand-over')
    await person.see({ h5: '已开始下载', weapp: '已发送', alipay: '链接已复制' }[build])
    await person.back()

    const asked = async () =>
      (await bff().db.one<{ count: number }>`select count(*)::int from deletion_request`).count
    const before = await asked()
    await person.tap('#delete-account')
    await person.tap('#ask-deletion')
    await person.agree()
    expect(await person.read('#days-left')).toContain('7')
    expect(await asked()).toBe(before + 1)
    await person.tap('#keep-account')
    await person.see('账号已保留')
    await person.read('#ask-deletion')
    expect(await asked()).toBe(before)
  })

  test('PL-3 consent is withdrawn by the tap that gave it, and without the needed one nobody stays signed in', async () => {
    const name = `zhou-${build}`
    const person = await meetMember(name)
    await person.tap('#privacy')
    const last = (policy: string) =>
      bff().db.one<{ given: boolean }>`
        select given from member_consent where policy = ${policy} order by said_at desc, id desc limit 1`
    await person.tap('#consent-personalisation')
    await person.see('已同意')
    expect(await last('personalisation')).toEqual({ given: true })
    await person.tap('#consent-personalisation')
    await person.see('已撤回同意')
    expect(await last('personalisation')).toEqual({ given: false })

    await person.tap('#consent-privacy')
    await person.agree()
    await person.see('已撤回同意')
    await person.back()
    await person.read('#sign-in')
    await person.tap('#sign-in')
    await person.see('同意并继续')
  })
})

describe.each(phones)('on $build set to $theme and $text text', ({ build, ...setting }) => {
  const { bff, meet, meetMember, signIn, study } = people(build, setting)

  test('every page about the person can be looked at, and has no serious barrier', async () => {
    const name = `wu-${build}`
    const person = await meet({ isUnasked: true, name })
    await person.read('#book-test-drive')
    await person.tab('我的')
    await person.tap('#privacy')
    await person.see('个性化推荐')
    await study(person, 'person-01-privacy-guest')
    await person.back()
    await person.tap('#sign-in')
    await person.see('同意并继续')
    await study(person, 'person-02-consent')
    await person.tap('#agree-policy')
    if (build === 'h5') await signIn(person, mobileOf(name))
    await person.read('#my-profile')
    await study(person, 'person-03-me')

    await person.tap('#my-profile')
    await person.at(membership('profile'))
    await person.fill('#nickname', '山里的风')
    await study(person, 'person-04-profile')
    await person.tap('#save-profile')
    await person.see('山里的风')

    await person.tap('#my-phone')
    await person.at(membership('phone'))
    await study(person, 'person-05-phone')
    if (build !== 'h5') {
      await person.tap('#bind-by-sms')
      await person.read('#login-phone')
      await study(person, 'person-06-phone-sms')
    }
    await person.back()

    await elsewhere(bff(), platformOf(build), name)
    await person.tap('#my-devices')
    await person.see('另一台设备')
    await study(person, 'person-07-devices')
    await person.back()

    await person.tap('#privacy')
    await person.see('个性化推荐')
    await person.tap('.policy')
    await person.at(privacy('policy'))
    await person.see('正在生效')
    await study(person, 'person-08-policy')
    await person.back()
    await person.tap('#reveals')
    await person.see('还没有人看过')
    await study(person, 'person-09-reveals-none')
    await person.back()
    await person.tap('#export-data')
    await person.tap('#make-export')
    await person.see('数据文件已生成')
    await study(person, 'person-10-export')
    await person.back()
    await person.tap('#delete-account')
    await person.read('#ask-deletion')
    await study(person, 'person-11-deletion')
    await person.tap('#ask-deletion')
    await person.agree()
    await person.read('#days-left')
    await study(person, 'person-12-deletion-asked')
    await person.tap('#keep-account')
    await person.read('#ask-deletion')
  })

  test('a list of devices that could not be loaded says so and can be tried again', async () => {
    const name = `zheng-${build}`
    const person = await meetMember(name)
    await person.tap('#my-devices')
    await person.read('.device')
    await person.look('person-07-devices-alone')
    await person.back()
    await person.offline(true)
    await person.tap('#my-devices')
    await person.see('网络')
    await study(person, 'person-13-offline')
    await person.offline(false)
  })
})
