import fc from 'fast-check'
import type { PhoneExchange } from '@/bff/platform/phone'
import { OnePersonModel, type Merge, type Session } from '../../../support/one-person'
import { personOf, waysIn, type Person } from '../../../support/people'
import { setup } from '../../../support/setup'

const RUNS = 100
const ORDERS = 30
const MINUTE_MS = 60_000

/** A platform that believes whatever number it is shown, for tests about what comes of it. */
const believes: PhoneExchange = async (phone) => ({ outcome: 'ok', phone: `+86${phone}` })

type Bff = Awaited<ReturnType<typeof aHouse>>

async function aHouse() {
  const bff = await setup({ phones: { wechat: believes, alipay: believes } })
  const operator = await bff.aMember()
  await bff.anOperatorRole(operator)
  const dealer = await bff.aDealer()
  const contact = bff.sealer.seal(JSON.stringify({ name: '陈屿', phone: '13800138000', note: '' }))
  const lastMerge = async () =>
    (await bff.db.one<{ id: string }>`select id from member_merge order by id desc limit 1`).id
  const aDrive = (memberId: string) => bff.aBooking(memberId, dealer, contact)
  return { ...bff, ...waysIn(bff.call, bff.codes), operator, aDrive, lastMerge }
}

/** A phone in somebody's hand: it renews its session as the mini-program does. */
class Phone {
  constructor(
    private readonly bff: Bff,
    private person: Person,
  ) {}

  async ask(name: string, payload?: object) {
    const first = await this.bff.call(name, { member: this.person, payload })
    if (first.statusCode !== 401) return first
    const { refreshToken } = this.person
    this.person = personOf(await this.bff.call('POST /auth/refresh', { payload: { refreshToken } }))
    return this.bff.call(name, { member: this.person, payload })
  }

  async memberId() {
    return (await this.ask('GET /me')).json<{ id: string }>().id
  }

  async bind(phone: string) {
    const reply = await this.ask('POST /me/phone', { proof: { by: 'wechat', code: phone } })
    const { outcome, token, member } = reply.json<{
      outcome: string
      token: string
      member: { id: string }
    }>()
    this.person = { ...this.person, token, id: member.id }
    return outcome
  }

  /** Books a drive, as far as a list of bookings can tell. */
  async book(): Promise<string> {
    return this.bff.aDrive(await this.memberId())
  }

  async bookings(): Promise<string[]> {
    const found = await this.ask('GET /test-drive/bookings?when=upcoming')
    return found.json<{ bookings: { id: string }[] }>().bookings.map(({ id }) => id)
  }
}

const arrive = async (bff: Bff, subject: string) => {
  if (/^1\d{10}$/.test(subject)) {
    // A number is sent five codes an hour.
    bff.clock.now = new Date(bff.clock.now.getTime() + 13 * MINUTE_MS)
    return new Phone(bff, personOf(await bff.comesByPhone(subject)))
  }
  const platform = subject.startsWith('w') ? 'wechat' : 'alipay'
  return new Phone(bff, await bff.comesBy(platform, subject))
}

const oneOfTwo = fc.nat({ max: 1 })
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      ...{ kind: fc.constant('come' as const), how: fc.constantFrom('w', 'a', '1'), who: oneOfTwo },
    }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('bind' as const), at: fc.nat(), who: oneOfTwo }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('book' as const), at: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const), at: fc.nat() }) },
)

let names = 0
/** Names that no other run has used. */
const namesOf = (run: number) => ({
  w: (who: number) => `w${run}-${who}`,
  a: (who: number) => `a${run}-${who}`,
  '1': (who: number) => `139${String(run).padStart(7, '0')}${who}`,
})

test('ID-3 whoever comes, verifies and undoes what: everybody sees all that is theirs, and nothing else', async () => {
  const bff = await aHouse()
  const property = fc.asyncProperty(
    fc.array(step, { minLength: 6, maxLength: 18 }),
    fc.boolean(),
    async (steps, undoesAll) => {
      const named = namesOf(names++)
      const model = new OnePersonModel()
      const held: { phone: Phone; session: Session }[] = []
      const mergeIds: string[] = []
      const pick = <T>(all: readonly T[], at: number) => all[at % all.length]

      const come = async (subject: string) =>
        held.push({ phone: await arrive(bff, subject), session: model.come(subject) })
      const undo = async (merge: Merge) => {
        const id = mergeIds[model.merges.indexOf(merge)]!
        const undone = await bff.call(`POST /operator/merges/${id}/undo`, { member: bff.operator })
        expect(undone.statusCode).toBe(model.undo(merge) ? 200 : 409)
      }
      const bind = async ({ phone, session }: (typeof held)[number], number: string) => {
        const outcome = await phone.bind(number)
        expect(outcome).toBe(model.bind(session, number))
        if (outcome === 'merged') mergeIds.push(await bff.lastMerge())
      }

      for (const one of steps) {
        const at = one.kind === 'come' ? undefined : pick(held, one.at)
        if (one.kind === 'come') await come(named[one.how](one.who))
        else if (one.kind === 'undo')
          await Promise.all([pick(model.merges, one.at)].flatMap((m) => (m ? undo(m) : [])))
        else if (at && one.kind === 'bind') await bind(at, named['1'](one.who))
        else if (at) model.accountOf(at.session).things.add(await at.phone.book())
      }
      if (undoesAll) for (const merge of [...model.merges].reverse()) await undo(merge)
      // Whatever anybody signs in with leads to where it should.
      for (const subject of new Set(held.map(({ session }) => session.subject))) await come(subject)

      const memberIds = new Map<unknown, string>()
      for (const { phone, session } of held) {
        const account = model.accountOf(session)
        expect((await phone.bookings()).sort()).toEqual([...account.things].sort())
        const memberId = await phone.memberId()
        expect(memberIds.get(account) ?? memberId).toBe(memberId)
        memberIds.set(account, memberId)
      }
      expect(new Set(memberIds.values()).size).toBe(memberIds.size)
    },
  )
  await fc.assert(property, { numRuns: RUNS, endOnFailure: true })
}, 120_000)

test('in whatever order somebody comes and verifies their number, they end as one, with all that is theirs', async () => {
  const bff = await aHouse()
  const deeds = [
    'come by wechat',
    'come by alipay',
    'come by number',
    'verify on wechat',
    'verify on alipay',
  ] as const
  const property = fc.asyncProperty(
    fc.shuffledSubarray([...deeds, ...deeds], { minLength: 10 }),
    fc.infiniteStream(fc.boolean()),
    async (order, books) => {
      const named = namesOf(names++)
      const number = named['1'](0)
      const phones = new Map<string, Phone>()
      const things: string[] = []
      const phoneOf = async (how: 'w' | 'a' | '1') => {
        const phone = phones.get(how) ?? (await arrive(bff, named[how](0)))
        phones.set(how, phone)
        return phone
      }
      for (const deed of order) {
        const phone = await phoneOf(deed.endsWith('wechat') ? 'w' : deed.endsWith('alipay') ? 'a' : '1')
        if (deed.startsWith('verify')) await phone.bind(number)
        if (books.next().value) things.push(await phone.book())
      }
      const all = [...phones.values()]
      expect(new Set(await Promise.all(all.map((phone) => phone.memberId()))).size).toBe(1)
      for (const phone of all) expect((await phone.bookings()).sort()).toEqual([...things].sort())
    },
  )
  await fc.assert(property, { numRuns: ORDERS, endOnFailure: true })
}, 120_000)
