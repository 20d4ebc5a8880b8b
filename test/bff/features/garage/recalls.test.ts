import type { CarRecall } from '@/contract/car'
import { aVin, form } from '../../../support/garage'
import { house, went } from './house'

const [mine, other] = [aVin(1), aVin(2)]

const recall = {
  title: '高压线束检查',
  summary: '部分车辆的高压线束可能磨损，请到店免费检查。',
  link: 'https://www.samrdprc.org.cn/qczh/2026-001',
  issuedOn: '2026-03-01',
}

async function office() {
  const bff = await house()
  const { call, operator, anna } = bff
  const announce = (number: string, more: object = {}) =>
    call(`PUT /operator/recalls/${number}`, { member: operator, payload: { ...recall, ...more } })
  const name = (number: string, csv: string | Buffer) =>
    call(`POST /operator/recalls/${number}/cars`, { member: operator, payload: form(csv) })
  const recalls = async (carId: string) =>
    (await call(`GET /garage/cars/${carId}/recalls`, { member: anna })).json<{ recalls: CarRecall[] }>()
      .recalls
  return { ...bff, announce, name, recalls }
}

test('GA-8 a recall that names a car is shown with its official link, is seen, and is remedied', async () => {
  const { aCarOf, announce, name, recalls, cars, call, anna } = await office()
  const { id } = await aCarOf(anna, { vin: mine })
  expect((await announce('S2026-001', { vins: [mine, other] })).json()).toMatchObject({ added: 2, known: 0 })
  expect(await recalls(id)).toEqual([{ ...recall, number: 'S2026-001', state: 'new' }])
  expect((await cars(anna))[0]?.openRecalls).toBe(1)

  const see = () => call(`PUT /garage/cars/${id}/recalls/S2026-001/seen`, { member: anna })
  expect((await see()).json()).toMatchObject({ state: 'seen' })
  expect((await see()).json()).toMatchObject({ state: 'seen' })
  expect((await name('S2026-001', `VIN,done\n${mine},done`)).json()).toMatchObject({
    added: 0,
    known: 1,
    remedied: 1,
  })
  expect(await recalls(id)).toMatchObject([{ state: 'remedied' }])
  expect((await cars(anna))[0]?.openRecalls).toBe(0)
})

test('GA-8 a list that is imported again adds what is new, and says what it could not read', async () => {
  const { announce, name } = await office()
  await announce('S2026-001', { vins: [mine] })
  const csv = `VIN\n${mine}\n${other.toLowerCase()}\nnonsense`
  expect((await name('S2026-001', csv)).json()).toEqual({
    ...{ number: 'S2026-001', added: 1, known: 1, remedied: 0, unusableLines: [4] },
  })
  expect((await name('S2026-001', csv)).json()).toMatchObject({ added: 0, known: 2 })
  expect(went(await name('S2026-002', csv))).toBe('not_found')
  expect(went(await name('S2026-001', Buffer.from([0x50, 0x4b, 3, 4, 0, 0])))).toBe('file_unreadable')
})

test.each([
  ['no title', { title: '  ' }],
  ['no words', { summary: ' \n' }],
  ['a day of the wrong century', { issuedOn: '1026-03-01' }],
  ['a day to come', { issuedOn: '2126-03-01' }],
])('GA-8 a recall with %s is refused', async (_, more) => {
  const { announce } = await office()
  expect(went(await announce('S2026-001', more))).toBe('invalid_input')
})

test('GA-8 a recall finds a car that is added later, whoever owns it', async () => {
  const { aCarOf, announce, recalls, anna } = await office()
  await announce('S2026-001', { vins: [mine] })
  const { id } = await aCarOf(anna, { vin: mine })
  expect(await recalls(id)).toMatchObject([{ state: 'new' }])
  expect(await recalls((await aCarOf(anna, { vin: other })).id)).toEqual([])
})

test.each([['http://example.com'], ['javascript:alert(1)'], ['https://evil'], ['https://a.cn/ x']])(
  'GA-8 %s is no official link',
  async (link) => {
    const { announce } = await office()
    expect(went(await announce('S2026-001', { link }))).toBe('invalid_input')
  },
)
