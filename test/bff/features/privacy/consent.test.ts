import type { Policy } from '@/contract/privacy'
import { isNews, statesOf, whyNotSay, type Entry } from '@/bff/features/privacy/consent'

const versions = (...names: string[]) =>
  names.map((version) => ({ version, since: '2026-03-01', paragraphs: ['…'] }))
const policies: Policy[] = [
  { id: 'privacy', title: '隐私政策', isNeeded: true, versions: versions('1', '2') },
  { id: 'marketing', title: '通知', isNeeded: false, versions: versions('1') },
]

let at = 0
const said = (saidAs: Entry['saidAs'], given: boolean, version = '1', policy = 'marketing'): Entry => ({
  ...{ id: `${at++}`, policy, version, given, saidAs },
  saidAt: new Date(at * 1000),
})
const stateIn = (entries: Entry[], policy = 'marketing') =>
  statesOf(policies, entries).find((state) => state.policy === policy)!

test('nobody agrees who was not asked', () => {
  expect(stateIn([])).toEqual({
    ...{ policy: 'marketing', given: false, version: null, saidAt: null, isCurrent: false },
  })
})

test('the last word counts, in whatever order the log is read', () => {
  const log = [said('member', true), said('member', false), said('member', true)]
  expect(stateIn(log).given).toBe(true)
  expect(stateIn([...log].reverse()).given).toBe(true)
  expect(stateIn([...log, said('platform', false)]).given).toBe(false)
})

test.each([
  { log: [said('guest', true)], given: true },
  { log: [said('guest', true), said('guest', false)], given: false },
  { log: [said('guest', false), said('guest', true)], given: true },
  { log: [said('member', false), said('guest', true)], given: false },
  { log: [said('platform', false), said('guest', true)], given: false },
  { log: [said('member', true), said('guest', false)], given: false },
  { log: [said('member', false), said('guest', true), said('member', true)], given: true },
])("a guest's yes does not overrule the member's own no ($#)", ({ log, given }) => {
  expect(stateIn(log).given).toBe(given)
})

test('what was agreed to before the words changed is still agreed to, but not current', () => {
  expect(stateIn([said('member', true, '1', 'privacy')], 'privacy')).toMatchObject({
    ...{ given: true, version: '1', isCurrent: false },
  })
  expect(stateIn([said('member', true, '2', 'privacy')], 'privacy')).toMatchObject({ isCurrent: true })
})

test.each([
  [{ policy: 'privacy', version: '2', given: true }, null],
  [{ policy: 'privacy', version: '1', given: true }, 'policy_outdated'],
  [{ policy: 'privacy', version: '1', given: false }, null],
  [{ policy: 'privacy', version: '3', given: true }, 'not_found'],
  [{ policy: 'cookies', version: '1', given: true }, 'not_found'],
])('%j is refused with %s', (choice, reason) => {
  expect(whyNotSay(policies, choice)).toBe(reason)
})

test('the same said again is no news, but a first no is, and a yes to new words', () => {
  const yes = { policy: 'privacy', version: '1', given: true }
  const states = statesOf(policies, [said('member', true, '1', 'privacy')])
  expect(isNews(yes, states)).toBe(false)
  expect(isNews({ ...yes, version: '2' }, states)).toBe(true)
  expect(isNews({ ...yes, given: false }, states)).toBe(true)
  expect(isNews({ policy: 'marketing', version: '1', given: false }, states)).toBe(true)
})
