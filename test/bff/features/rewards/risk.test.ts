import { judge, type RiskFacts } from '@/bff/features/rewards/risk'

const HOUR_MS = 60 * 60_000

/** Somebody who has been here for long, and takes their time. */
const ordinary: RiskFacts = {
  ...{ accountsOnDevice: 1, accountsAtAddress: 3, sinceNonceMs: 4_000, platformRank: 0 },
  ...{ secondsOfDay: [30_000, 41_200, 29_500, 72_100, 33_000, 51_000], hasPhone: true },
  accountAgeMs: 2000 * HOUR_MS,
}

const verdictOf = (wish: Partial<RiskFacts>) => {
  const { verdict, reasons } = judge({ ...ordinary, ...wish })
  return [verdict, reasons.map(({ code }) => code)]
}

test.each<[string, Partial<RiskFacts>, string, string[]]>([
  ['an ordinary person', {}, 'pass', []],
  ['somebody new', { accountAgeMs: 0, hasPhone: false }, 'pass', ['new_account', 'no_phone']],
  [
    'somebody new with a quick thumb',
    { accountAgeMs: 0, sinceNonceMs: 90, hasPhone: false },
    'pass',
    [...['used_too_fast', 'new_account', 'no_phone']],
  ],
  ['a family on one phone', { accountsOnDevice: 3 }, 'pass', ['many_accounts_on_device']],
  ['a dealer behind one address', { accountsAtAddress: 400 }, 'pass', ['many_accounts_at_address']],
  ['five accounts on a phone', { accountsOnDevice: 5 }, 'hold', ['many_accounts_on_device']],
  ['somebody who comes to the second', { secondsOfDay: [5, 6, 5, 8, 7, 5] }, 'hold', ['clockwork']],
  ['whom WeChat thinks a robot', { platformRank: 4 }, 'hold', ['platform_rank']],
  ['whom WeChat finds a little odd', { platformRank: 2 }, 'pass', ['platform_rank']],
  [
    'a farm of phones',
    { accountsOnDevice: 9, secondsOfDay: [5, 5, 5, 5, 5, 5], sinceNonceMs: 10 },
    'refuse',
    [...['many_accounts_on_device', 'used_too_fast', 'clockwork']],
  ],
  ['five days to the second, which may be chance', { secondsOfDay: [5, 5, 5, 5, 5] }, 'pass', []],
  ['nobody’s opinion and no device', { platformRank: null, accountsOnDevice: null }, 'pass', []],
])('%s is judged with reasons', (_, facts, verdict, reasons) => {
  expect(verdictOf(facts)).toEqual([verdict, reasons])
})

/** Who logs in and signs in with one tap: the page asks as soon as it is shown. */
const newcomer: Partial<RiskFacts> = {
  ...{ accountAgeMs: 0, hasPhone: false, sinceNonceMs: 40, secondsOfDay: [] },
}

test.each<[string, Partial<RiskFacts>, string, number]>([
  ['by themselves', {}, 'pass', 20],
  ['on the Wi-Fi of a café', { accountsAtAddress: 60 }, 'pass', 30],
  ['behind the address of a whole carrier', { accountsAtAddress: 400 }, 'pass', 40],
  ['of whom WeChat is not quite sure', { platformRank: 2 }, 'pass', 30],
  ['with two mild reasons more', { accountsAtAddress: 60, platformRank: 2 }, 'pass', 40],
  ['with no device that is known', { accountsOnDevice: null, platformRank: null }, 'pass', 20],
  ['third on a phone', { accountsOnDevice: 3 }, 'hold', 50],
  ['fifth on a phone', { accountsOnDevice: 5 }, 'hold', 80],
  ['whom WeChat holds for a robot', { platformRank: 3 }, 'hold', 60],
  ['on a farm of phones', { accountsOnDevice: 5, platformRank: 3 }, 'refuse', 120],
])('a newcomer with one tap, %s', (_, facts, verdict, score) => {
  expect(judge({ ...ordinary, ...newcomer, ...facts })).toMatchObject({ verdict, score })
})

test('no reason alone refuses anybody', () => {
  const worst: Partial<RiskFacts>[] = [
    ...[{ accountsOnDevice: 1e6 }, { accountsAtAddress: 1e6 }, { sinceNonceMs: 0 }, { accountAgeMs: 0 }],
    ...[{ secondsOfDay: [0, 0, 0, 0, 0, 0] }, { hasPhone: false }, { platformRank: 4 }],
  ]
  for (const one of worst) expect(judge({ ...ordinary, ...one }).verdict).not.toBe('refuse')
})
