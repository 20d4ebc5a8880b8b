import { makeOutbox } from './db/outbox'
import { reseal, type SealedColumn } from './db/reseal'
import type { Db } from './db/sql'
import { makeCollecting } from './features/callbacks/collecting'
import { makeCallbacks } from './features/callbacks/service'
import { garageBelongings } from './features/garage/belongings'
import { makeFiles } from './features/files/service'
import { familyOf } from './features/garage/family'
import { makeOwnsCar } from './features/garage/owns-car'
import { makePresenters as makeCarPresenters } from './features/garage/present'
import { garageSealed } from './features/garage/sealed-columns'
import { makeGarage } from './features/garage/service'
import { makeHappenings } from './features/happenings/service'
import { mallBelongings } from './features/mall/belongings'
import { makePresenters as makeMallPresenters } from './features/mall/present'
import { mallSealed } from './features/mall/sealed-columns'
import { makeMall } from './features/mall/service'
import { membershipBelongings } from './features/membership/belongings'
import { makePresenters as makeMemberPresenters } from './features/membership/present'
import { membershipSealed } from './features/membership/sealed-columns'
import { makeMembership } from './features/membership/service'
import { makeRoleOf } from './features/membership/staff'
import { pointsBelongings } from './features/points/belongings'
import { makePoints } from './features/points/service'
import { paymentBelongings } from './features/payments/belongings'
import { makePayments } from './features/payments/service'
import { privacyBelongings } from './features/privacy/belongings'
import { makeConsents } from './features/privacy/consents'
import { makePrivacy } from './features/privacy/service'
import { rewardBelongings } from './features/rewards/belongings'
import { makeRewards } from './features/rewards/service'
import { testDriveBelongings } from './features/test-drive/belongings'
import { makeArrivals } from './features/test-drive/arrivals'
import { makeContacts } from './features/test-drive/contact'
import { makePresenters } from './features/test-drive/present'
import { testDriveSealed } from './features/test-drive/sealed-columns'
import { makeSearch } from './features/test-drive/search'
import { makeTestDrives } from './features/test-drive/service'
import type { Job } from './jobs/jobs'
import type { Belongings } from './lib/belongings'
import { makeBrandBook, type NoticeTemplates } from './lib/brand'
import type { KeyRing } from './lib/key-ring'
import { policies } from './lib/policies'
import { tiers } from './lib/reward-book'
import { makeSealer, type Sealer } from './lib/sealed'
import type { Guards } from './lib/serve'
import { makeSignedLinks } from './lib/signed-link'
import { makeTokens } from './lib/tokens'
import type { LicenceReader } from './platform/licence-reading'
import type { LoginExchange, Platform } from './platform/login'
import { memoryStore, type ObjectStore } from './platform/object-store'
import type { PaymentPorts } from './platform/payment'
import type { PhoneExchange } from './platform/phone'
import type { RevocationsOn } from './platform/revocation'
import type { RiskRank } from './platform/risk'
import type { SmsSender } from './platform/sms'

/** What the product's services are made of. */
export type ServiceParts = {
  db: Db
  now: () => Date
  tokenSecret: string
  /** One, or a ring of them. */
  dataKey: KeyRing | Buffer
  sms: SmsSender | null
  logins: Record<Platform, LoginExchange | null>
  phones: Record<Platform, PhoneExchange | null>
  /** Where files are kept: for as long as the process lives, where it is left out. */
  objects?: ObjectStore
  /** Who reads pictures of licences; nobody, where it is left out. */
  licences?: LicenceReader | null
  /** How cash is taken: not at all, where it is left out. */
  payments?: PaymentPorts
  /** A picture's name to its file. */
  pictures: Readonly<Record<string, string>>
  /** Instead of the brand's own. */
  noticeTemplates?: NoticeTemplates
  /** Happenings are told as soon as they are certain; only by the job that sees to it, where it is left out. */
  isPrompt?: boolean
  /** What WeChat thinks of whoever is after a reward; nobody is asked, where it is left out. */
  riskRank?: RiskRank | null
  /** Who took back their permission on Alipay; nobody is asked, where it is left out. */
  revocationsOn?: RevocationsOn | null
  /** Tells an operator what only they can mend. */
  say?: (sentence: string) => void
}

/** All that is kept about members, feature by feature: what merging, exporting and forgetting a member go through. */
export const belongingsOf = (parts: { sealer: Sealer; now: () => Date }): Belongings[] => [
  membershipBelongings(parts),
  testDriveBelongings(makeContacts(parts.sealer)),
  garageBelongings(parts),
  pointsBelongings(parts),
  rewardBelongings,
  paymentBelongings,
  mallBelongings(parts),
  privacyBelongings,
]

/** Every column with sealed values, for when keys are replaced. */
export const sealedColumns: readonly SealedColumn[] = [
  ...membershipSealed,
  ...testDriveSealed,
  ...garageSealed,
  ...mallSealed,
]

export type Services = ReturnType<typeof makeServices>

/** Everything wired by hand: each service from its parts, in the order in which they need each other. */
export function makeServices(parts: ServiceParts) {
  const { db, now } = parts
  const sealer = makeSealer(parts.dataKey)
  const contacts = makeContacts(sealer)
  const tokens = makeTokens(parts.tokenSecret, now)
  const book = makeBrandBook(parts.pictures, parts.noticeTemplates)
  const consents = makeConsents({ db, now, sealer, policies })
  const belongings = belongingsOf({ sealer, now })
  const outbox = makeOutbox({ db, now, say: parts.say ?? (() => {}), isPrompt: parts.isPrompt ?? false })
  const files = makeFiles({ db, now, sealer, objects: parts.objects ?? memoryStore() })
  const membership = makeMembership({
    ...{ db, now, sealer, tokens, files, ownsCar: makeOwnsCar(sealer), record: outbox.record },
    ...{ sms: parts.sms, logins: parts.logins, phones: parts.phones },
    belongings,
    onSignIn: consents.adopt,
  })
  const privacy = makePrivacy({
    ...{ db, now, sealer, membership, consents, belongings },
    readFile: files.read,
  })
  const links = makeSignedLinks({ sealer, now })
  const garage = makeGarage({
    ...{ db, now, sealer, membership, files, licences: parts.licences ?? null },
    noteReveal: privacy.reveals.note,
    record: outbox.record,
    isModel: book.isModel,
  })
  const payments = makePayments({
    ...{ db, now, membership, ports: parts.payments ?? { wechat: null, alipay: null, h5: null } },
    say: parts.say ?? (() => undefined),
  })
  const points = makePoints({ db, now, membership, familyOf, record: outbox.record })
  const rewards = makeRewards({
    ...{ db, now, sealer, membership, tiers, ledger: points.ledger, record: outbox.record },
    isModel: book.isModel,
    rankOf: parts.riskRank ?? null,
  })
  const promised = rewards.promising.forDrives
  const drives = makeTestDrives({ db, now, membership, contacts, promised, record: outbox.record })
  const arrivals = makeArrivals({ db, now, membership, contacts, record: outbox.record })
  const search = makeSearch({ db, now, contacts, promised })
  const mall = makeMall({
    ...{ db, now, sealer, membership, payments, ledger: points.ledger, tiers: rewards.asTiers },
    isPicture: book.isPicture,
    noteReveal: privacy.reveals.note,
    record: outbox.record,
  })
  // Features that act on what a platform tells them join here.
  const listeners = { ...privacy.listeners, ...payments.listeners }
  const callbacks = makeCallbacks({ db, now, sealer, listeners })
  const { collect } = makeCollecting({
    ...{ now, take: callbacks.take },
    revocationsOn: parts.revocationsOn ?? null,
  })
  const guards: Guards = {
    signedIn: (request) => membership.signedIn(tokens.authenticate(request)),
    roleOf: makeRoleOf(db),
  }
  outbox.subscribe(membership.consumer)
  outbox.subscribe(rewards.consumer)
  const happenings = makeHappenings({ db, outbox })
  const jobs: readonly Job[] = [
    { name: 'deliver-happenings', cron: '* * * * *', work: outbox.deliver },
    { name: 'settle-payments', cron: '* * * * *', work: payments.lookAtAll },
    { name: 'expire-orders', cron: '* * * * *', work: mall.sweeps.expireUnpaid },
    { name: 'expire-codes', cron: '*/10 * * * *', work: mall.sweeps.expireCodes },
    { name: 'orders-arrived', cron: '30 3 * * *', work: mall.sweeps.assumeArrived },
    { name: 'mark-no-shows', cron: '*/5 * * * *', work: arrivals.markMissed },
    { name: 'post-due-points', cron: '*/5 * * * *', work: rewards.postDue },
    { name: 'review-tiers', cron: '10 2 * * *', work: rewards.tiers.reviewAll },
    { name: 'tidy-rewards', cron: '25 3 * * *', work: rewards.signIns.tidy },
    { name: 'expire-points', cron: '*/10 * * * *', work: points.expiry.expireDue },
    { name: 'points-expiring', cron: '0 10 * * *', work: points.notices.expiringSoon },
    { name: 'prove-points', cron: '20 4 * * *', work: points.proofs.prove },
    { name: 'erase-due', cron: '*/10 * * * *', work: privacy.deletions.eraseDue },
    { name: 'tidy-sign-ins', cron: '5 3 * * *', work: membership.tidy },
    { name: 'collect-revocations', cron: '10 4 * * *', work: collect },
    { name: 'tidy-callbacks', cron: '15 3 * * *', work: callbacks.tidy },
    { name: 'tidy-privacy', cron: '20 3 * * *', work: privacy.tidy },
    { name: 'reseal', cron: '40 3 * * *', work: () => reseal(db, sealer, sealedColumns) },
    { name: 'sweep-files', cron: '*/15 * * * *', work: files.sweep },
    { name: 'reseal-files', cron: '50 3 * * *', work: files.reseal },
  ]
  return {
    ...{ arrivals, book, callbacks, drives, files, garage, guards, happenings, jobs, links },
    ...{ mall, membership, outbox, payments, points, privacy, rewards, search },
    present: {
      cars: makeCarPresenters({ sealer, links }),
      mall: makeMallPresenters({ ...mall, book, now }),
      members: makeMemberPresenters(links),
      drives: makePresenters(book),
    },
  }
}
