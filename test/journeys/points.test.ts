import { randomUUID } from 'node:crypto'
import { mobileOf } from '@/stand-ins/person'
import { aVin } from '../support/garage'
import { aRival } from './support/bff'
import { elsewhere, platformOf } from './support/elsewhere'
import { builds, people, phones, pointsAtFirst } from './support/people'
import { until, type Person } from './support/person'

const page = (name: string) => `features/points/pages/${name}/index`

type Elsewhere = Awaited<ReturnType<typeof elsewhere>>

/** As another phone of the same person would. */
async function signInToday({ ask }: Elsewhere) {
  const { nonce } = (await ask('GET /rewards/sign-in')).json() as { nonce: string }
  const signed = await ask('POST /rewards/sign-ins', { nonce, requestId: randomUUID() })
  expect(signed.status).toBe(201)
}

const DAY_MIN = 24 * 60
const SHANGHAI_MIN = 8 * 60

/** So many that the day before is of the same month, and can be seen. */
function daysAway() {
  const inTwoDays = new Date(Date.now() + (2 * DAY_MIN + SHANGHAI_MIN) * 60_000)
  return inTwoDays.getUTCDate() === 1 ? 3 : 2
}

/** Far from midnight, when another day begins. */
const minutesToNoonTomorrow = () => {
  const minuteOfDay = (Math.floor(Date.now() / 60_000) + SHANGHAI_MIN) % DAY_MIN
  return DAY_MIN - minuteOfDay + DAY_MIN / 2
}

describe.each(builds)('on %s', (build) => {
  const { bff, meet, meetMember, signIn } = people(build)

  test('PT-9 ID-5 a guest signs in for the day with one tap on 首页, and goes on where they were', async () => {
    const name = `yi-${build}`
    const person = await meet({ name })
    expect(await person.read('#home-sign-in')).toContain('签到领积分')
    await person.tap('#home-sign-in')
    await signIn(person, mobileOf(name))
    await person.see('+5 积分，已连续 1 天')
    await person.at('pages/home/index')
    await person.see('已连续 1 天')

    await person.tap('#home-sign-in')
    await person.at(page('centre'))
    await person.read('#signed-in')
    const points = String(5 + pointsAtFirst(person))
    await until(points, async () => (await person.read('#points-available')) === points)
    expect(await person.count('#do-sign-in')).toBe(0)
  })

  test('PT-9 who has signed in on another phone is told so kindly, and the page believes it', async () => {
    const name = `er-${build}`
    const person = await meetMember(name)
    await person.tap('#my-points')
    await person.read('#do-sign-in')
    await signInToday(await elsewhere(bff(), platformOf(build), name))
    await person.tap('#do-sign-in')
    await person.see('今天已经签过到了，明天再来吧')
    expect(await person.read('#signed-in')).toBe('今日已签到')
    const points = String(5 + pointsAtFirst(person))
    await until(points, async () => (await person.read('#points-available')) === points)
  })

  test('PT-9 a page that was left open still signs in with one tap', async () => {
    const name = `san-${build}`
    const person = await meet({ name })
    await person.tap('#home-sign-in')
    await signIn(person, mobileOf(name))
    await person.see('已连续 1 天')
    bff().skipMinutes(minutesToNoonTomorrow())
    await person.tab('我的')
    await person.tab('首页')
    await person.see('签到 +5')
    bff().skipMinutes(10)
    await person.tap('#home-sign-in')
    await person.see('+5 积分，已连续 2 天')
  })
})

describe.each(phones)('on $build set to $theme and $text text', ({ build, ...setting }) => {
  const { bff, meet, signIn, study } = people(build, setting)
  jest.setTimeout(120_000)

  /** They drive the same car as somebody who is somewhere else. */
  async function shareACar({ ask }: Elsewhere) {
    const car = { vin: aVin(), plate: null, modelId: 'lan', powertrain: 'erev', registeredOn: null }
    const kept = await ask('POST /garage/cars', { ...car, nickname: null, requestId: randomUUID() })
    const { id } = kept.json() as { id: string }
    const invite = await ask(`POST /garage/cars/${id}/driver-invites`, { requestId: randomUUID() })
    const { code } = invite.json() as { code: string }
    const friend = await aRival(bff(), `friend-${build}-${setting.theme}-${setting.text}`)
    const accepted = await friend.send('/garage/driver-invites/accept', { code, requestId: randomUUID() })
    expect(accepted.statusCode).toBe(201)
  }

  async function enter(person: Person, name: string) {
    await person.read('#book-test-drive')
    await study(person, 'points-01-home-guest')
    await person.tap('#home-sign-in')
    await signIn(person, mobileOf(name))
    await person.see('已连续 1 天')
    await study(person, 'points-02-home-signed-in')
    await person.tab('我的')
    await person.read('#my-points')
    await study(person, 'points-03-me')
  }

  test('PT-9 to PT-12, PT-16 points are gathered, followed to where they came from, given and taken back', async () => {
    const name = `wu-${build}`
    const person = await meet({ name })
    await person.read('#book-test-drive')
    await person.open('/' + page('centre'))
    await person.see('登录后开始攒积分')
    await study(person, 'points-04-centre-guest')
    await person.open('/pages/home/index')
    await enter(person, name)
    const away = daysAway()
    bff().skipMinutes(away * DAY_MIN)
    await person.tab('首页')
    await person.see('签到 +5')
    await person.tap('#home-sign-in')
    await person.see('+5 积分，已连续 1 天')
    await person.tab('我的')

    const platform = build === 'h5' ? 'wechat' : platformOf(build)
    await (await elsewhere(bff(), platform, name)).bindPhone()
    await person.tap('#my-points')
    await person.at(page('centre'))
    await person.read('#signed-in')
    await person.read('.claim-task')
    await study(person, 'points-05-centre')
    await person.tap('#make-up')
    await person.read('.missed-day')
    await study(person, 'points-06-make-up')
    await person.tap('.use-card')
    await person.see('已补签')
    await person.see(`已连续 ${away === 2 ? 3 : 2} 天`)
    await person.tap('.claim-task')
    await person.see('已领取 +30 积分 +10 成长值')
    // Five for each day they came, fifty for a number, thirty for the task.
    await until('90 points', async () => (await person.read('#points-available')) === '90')
    await study(person, 'points-07-centre-claimed')

    await person.tap('#points-gift')
    await person.at(page('gift'))
    await person.see('还没有可以送的家人')
    await study(person, 'points-08-gift-nobody')
    await person.back()
    await shareACar(await elsewhere(bff(), platform, name))
    await person.tap('#points-gift')
    await person.read('.family-member')
    await person.fill('#gift-points', '500')
    await person.see('超过了可用积分')
    await person.fill('#gift-points', '60')
    await study(person, 'points-09-gift')
    await person.tap('#give-points')
    await person.agree()
    await person.see('已送出 60 积分')
    await person.read('#take-back')
    await study(person, 'points-10-gift-given')
    await person.back()

    await person.tap('#points-journal')
    await person.at(page('journal'))
    await person.see('转赠给家人')
    await study(person, 'points-11-journal')
    await person.tap('.transfer', { words: '转赠给家人' })
    await person.at(page('transfer'))
    await person.see('这些积分从哪里来')
    await study(person, 'points-12-story-gift')
    await person.tap('.story-link', { words: '完善资料' })
    await person.see('花在了哪里')
    await study(person, 'points-13-story-earning')
    await person.back()
    await person.tap('#take-back')
    await person.agree()
    await person.see('已收回 60 积分')
    await person.back()
    await person.tap('#journal-out')
    await person.see('转赠给家人')
    await person.back()

    await person.tap('#open-tier')
    await person.at(page('tier'))
    expect(await person.read('#tier-missing')).toContain('升级为踏山')
    await study(person, 'points-14-tier')
    await person.tap('#tier-lanyun')
    await person.see('免费检测')
    await study(person, 'points-15-tier-higher')

    await person.back()
    await person.offline(true)
    await person.tap('#points-journal')
    await person.see('先显示上次的内容')
    await study(person, 'points-16-journal-offline')
    await person.tap('#journal-in')
    await person.see('网络')
    await study(person, 'points-17-journal-failed')
    await person.offline(false)
    await person.tap('.retry')
    await person.read('.transfer')
  })
})
