import { links } from '@/miniapp/lib/links'
import { aVin, dot, pictureSaying } from '../support/garage'
import { anOperator, type Bff } from './support/bff'
import { people, phones } from './support/people'
import type { Person } from './support/person'
import { codeIn } from './support/seen-code'

const page = (name: string) => `features/garage/pages/${name}/index`

const DAY_MS = 24 * 3_600_000
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const daysAgo = (days: number) => new Date(Date.parse(today()) - days * DAY_MS).toISOString().slice(0, 10)

/** As on the licence in a member's hand. */
const licenceOf = (vin: string) =>
  pictureSaying({ vin, plate: '沪AD12345', model: '远山牌岚', registeredOn: daysAgo(90).replace(/-/g, '') })

/** Decides the proof that waits, as somebody at the carmaker would. */
async function decide(bff: Bff, decision: object) {
  const operator = await anOperator(bff)
  const { proofs } = await operator.read<{ proofs: { id: string }[] }>('/operator/proofs')
  const answer = await operator.send(`/operator/proofs/${proofs[0]!.id}/decision`, decision)
  expect(answer.statusCode).toBe(200)
  return operator
}

describe.each(phones)('on $build set to $theme and $text text', ({ build, ...setting }) => {
  const { bff, meet, signIn, study } = people(build, setting)
  jest.setTimeout(240_000)
  /** From 爱车, with a licence before the camera; as a guest, who signs in on the way. */
  async function addCar(person: Person, vin: string) {
    await person.tab('爱车')
    await person.tap('#add-car')
    await person.at(page('add'))
    await person.read('#submit-car')
    await study(person, 'garage-02-add')
    await person.show(licenceOf(vin))
    await person.tap('#pick-licence')
    await signIn(person)
    await person.see('已识别')
    await person.see('沪A·D12345')
    await person.fill('#car-km', '3200')
    await study(person, 'garage-03-add-read')
    await person.tap('#car-plate')
    await person.tap('#plate-erase')
    await person.read('.plate-key')
    await study(person, 'garage-04-plate')
    await person.tap('.plate-key', { words: '6' })
    await person.tap('#plate-done')
    await person.see('沪A·D12346')
    await person.tap('#submit-car')
    await person.at(page('car'))
    await person.see('3,200')
  }

  test('GA-1 to GA-8 a car is added by its licence, proven, and handed over with its history', async () => {
    const anna = await meet()
    const vin = aVin()
    await anna.tab('爱车')
    await anna.read('#add-car')
    await study(anna, 'garage-01-guest')
    await addCar(anna, vin)
    await study(anna, 'garage-05-car-new')

    await anna.tap('#prove-car')
    await anna.at(page('proof'))
    await anna.read('#pick-proof')
    await study(anna, 'garage-06-proof')
    await anna.show(dot)
    await anna.tap('#pick-proof')
    await anna.read('#proof-standing')
    await study(anna, 'garage-07-proof-pending')
    await decide(bff(), { reject: 'unreadable', note: '右上角反光' })
    await anna.back()
    await anna.read('#prove-car')
    await anna.tap('#prove-car')
    await anna.see('右上角反光')
    await study(anna, 'garage-08-proof-rejected')
    await anna.tap('#pick-proof')
    await anna.read('#proof-standing')
    const operator = await decide(bff(), { approve: true })
    await anna.back()
    await anna.see('已认证')

    await anna.tap('#add-reading')
    await anna.fill('#reading-km', '3000')
    await anna.tap('#save-reading')
    await anna.see('里程比之前的记录还低')
    await study(anna, 'garage-09-reading-refused')
    await anna.fill('#reading-km', '3800')
    await anna.tap('#save-reading')
    await anna.see('3,800')
    for (const [days, km] of [
      [75, 400],
      [45, 1_300],
      [20, 2_400],
    ] as const) {
      await noteLongAgo(bff(), vin, { km, readOn: daysAgo(days) })
    }
    const recall = { title: '制动软管更换', summary: '部分车辆的制动软管可能渗漏，门店会免费更换。' }
    await operator.put('/operator/recalls/S2026M0007', {
      ...{ ...recall, link: 'https://www.samrdprc.org.cn/', issuedOn: today(), vins: [vin] },
    })

    await anna.open('/pages/garage/index')
    await anna.see('1 条召回待了解')
    await study(anna, 'garage-10-garage')
    await anna.tap('.car-card')
    await anna.at(page('car'))
    await anna.see('每月约')
    await study(anna, 'garage-11-car')
    await anna.tap('#see-recalls')
    await anna.see('制动软管更换')
    await study(anna, 'garage-12-recalls')
    await anna.back()
    await anna.tap('#all-readings')
    await anna.see('2,400')
    await study(anna, 'garage-13-odometer')
    await anna.back()

    await anna.tap('#car-documents')
    await anna.see('还没有文件')
    await anna.tap('#add-document')
    await anna.read('#pick-document')
    await study(anna, 'garage-14-add-document')
    await anna.show(dot)
    await anna.tap('#pick-document')
    await anna.tap('.car-document')
    await anna.read('#remove-document')
    await study(anna, 'garage-15-document')
    await anna.tap('.close-sheet')
    await anna.back()

    await anna.tap('#car-drivers')
    await anna.tap('#invite-driver')
    const invitation = await anna.read('#car-code')
    await study(anna, 'garage-16-drivers')
    const picture = await photographed(anna)
    expect(picture).toContain(links.garageAccept({ kind: 'driver', code: invitation }))
    await anna.back()
    await anna.open('/pages/home/index')
    await anna.read('#first-service')
    await study(anna, 'garage-17-home-owner')

    const ben = await meet()
    await ben.tab('爱车')
    await ben.tap('#enter-code')
    await enterCode(ben, invitation, picture)
    await ben.tap('#accept-code')
    await signIn(ben)
    await ben.at(page('car'))
    await ben.see('车主与你共享了这辆车')
    await study(ben, 'garage-18-driver')

    await anna.open('/pages/garage/index')
    await anna.tap('.car-card')
    await anna.tap('#car-transfer')
    await anna.at(page('transfer'))
    await anna.read('#offer-transfer')
    await study(anna, 'garage-19-transfer')
    await anna.tap('#offer-transfer')
    const code = await anna.read('#car-code')
    await study(anna, 'garage-20-transfer-code')
    const address = new URL(await photographed(anna))
    const card = build === 'h5' ? address.pathname + address.search : await anna.share()
    expect(card).toBe(links.garageAccept({ kind: 'transfer', code }))

    await ben.open(card)
    await ben.see('接收这辆车')
    await study(ben, 'garage-21-accept')
    // Under the other kind than the code is for.
    await ben.tap('#accept-driver')
    await ben.tap('#accept-code')
    await ben.see('这是转让码')
    await ben.tap('#accept-code')
    await ben.at(page('car'))
    await ben.read('#car-transfer')
    await ben.tap('#all-readings')
    await ben.see('3,800')
    await ben.see('2,400')
    await anna.open('/pages/garage/index')
    await anna.see('你的车会停在这里')
  })
})

/** What a camera reads on somebody's screen. */
async function photographed(person: Person) {
  const png = await person.snap()
  const text = png && (await codeIn(png))
  if (!text) throw new Error('no code is to be seen')
  return text
}

/** With the scanner, or by hand where there is none. */
async function enterCode(person: Person, code: string, picture: string) {
  if (person.build === 'h5') {
    await person.tap('#accept-driver')
    return person.fill('#car-code-typed', code)
  }
  await person.aim('https://example.com/')
  await person.tap('#scan-code')
  await person.see('这不是转让码或共享码')
  await person.aim(picture)
  await person.tap('#scan-code')
  await person.see('加入共同驾驶')
}

/** A dealer read the instrument, long before the member wrote it down. */
async function noteLongAgo(bff: Bff, vin: string, reading: { km: number; readOn: string }) {
  const operator = await anOperator(bff)
  const { dealers } = await operator.read<{ dealers: { id: string }[] }>(
    '/test-drive/dealers?city=310100&limit=1',
  )
  const answer = await operator.send(`/dealers/${dealers[0]!.id}/odometer`, {
    ...{ vin, ...reading, requestId: crypto.randomUUID() },
  })
  expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)])
}
