import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { makeLine, usualPace, type Pace, type Repeat } from '@/bff/platform/line'
import { busy, type Busy, type Cause } from '@/bff/platform/trouble'
import { quick } from './party'

afterEach(() => jest.useRealTimers())

/** A line whose attempts have the outcomes given, one after the other and the last for ever. */
function aLine(outcomes: (Cause | 'fine')[], pace: Partial<Pace> = {}) {
  const said: string[] = []
  const line = makeLine('The party', (sentence) => said.push(sentence), { ...usualPace, ...quick, ...pace })
  let attempts = 0
  const ask = (repeat: Repeat = 'always') =>
    line(repeat, async (): Promise<string | Busy> => {
      const outcome = outcomes[Math.min(attempts++, outcomes.length - 1)]!
      return outcome === 'fine' ? outcome : busy(outcome)
    })
  return { ask, said, attempts: () => attempts }
}

test.each(['unreachable', 'cut_off', 'slow', 'status', 'too_large', 'garbage', 'overloaded'] as const)(
  'what can be repeated is asked again when the party is busy: %s',
  async (cause) => {
    const { ask, attempts } = aLine([cause, 'fine'])
    expect(await ask('always')).toBe('fine')
    expect(attempts()).toBe(2)
  },
)

test.each(['unreachable', 'overloaded'] as const)(
  'a single-use code is sent again when it surely was not used: %s',
  async (cause) => {
    const { ask, attempts } = aLine([cause, 'fine'])
    expect(await ask('unless_acted')).toBe('fine')
    expect(attempts()).toBe(2)
  },
)

test.each(['cut_off', 'slow', 'status', 'too_large', 'garbage'] as const)(
  'a single-use code is sent once when it may have been used: %s',
  async (cause) => {
    const { ask, attempts } = aLine([cause, 'fine'])
    expect(await ask('unless_acted')).toEqual(busy(cause))
    expect(attempts()).toBe(1)
  },
)

test('a party that stays down is asked three times, and no more', async () => {
  const { ask, attempts } = aLine(['unreachable'])
  expect(await ask()).toEqual(busy('unreachable'))
  expect(attempts()).toBe(3)
})

test('all attempts together stay within the budget', async () => {
  const line = makeLine('The party', () => {}, {
    ...usualPace,
    attemptMs: 60,
    budgetMs: 90,
    repeatFirstMs: 1,
  })
  const signals: AbortSignal[] = []
  const answer = await line('always', ({ signal }) => {
    signals.push(signal)
    return new Promise<Busy>((resolve) => {
      if (signal.aborted) resolve(busy('slow'))
      signal.addEventListener('abort', () => resolve(busy('slow')))
    })
  })
  expect(answer).toEqual(busy('slow'))
  expect(signals.length).toBeLessThanOrEqual(2)
})

test('an attempt ends in its time, also where garbage is swept up meanwhile', async () => {
  setFlagsFromString('--expose-gc')
  const sweep = runInNewContext('gc') as () => void
  const line = makeLine('The party', () => {}, {
    ...usualPace,
    attemptMs: 100,
    budgetMs: 60_000,
    repeatsMax: 0,
  })
  const answer = line('always', async ({ signal }): Promise<Busy> => {
    const ended = once(signal, 'abort')
    for (let n = 0; n < 5; n++) await wait(5).then(sweep)
    await ended
    return busy('slow')
  })
  expect(await answer).toEqual(busy('slow'))
})

test('after five failures in a row the party is left alone, and asked again after its rest', async () => {
  jest.useFakeTimers({ now: 0, advanceTimers: true })
  const { ask, attempts, said } = aLine([...Array<Cause>(5).fill('slow'), 'slow', 'fine'], { restMs: 10_000 })
  for (let n = 0; n < 5; n++) expect(await ask('unless_acted')).toEqual(busy('slow'))

  expect(await ask('unless_acted')).toEqual(busy('resting'))
  expect(attempts()).toBe(5)

  jest.setSystemTime(10_000)
  expect(await ask('unless_acted')).toEqual(busy('slow'))
  expect(await ask('unless_acted')).toEqual(busy('resting'))
  expect(attempts()).toBe(6)

  jest.setSystemTime(20_000)
  const answers = await Promise.all(Array.from({ length: 10 }, () => ask('unless_acted')))
  expect(new Set(answers)).toEqual(new Set(['fine']))
  expect(said).toEqual([
    'The party gives no useful answers; it is not asked for 10 s.',
    'The party gives no useful answers; it is not asked for 10 s.',
    'The party answers again.',
  ])
})

test('failures between answers do not add up', async () => {
  const { ask } = aLine(['slow', 'slow', 'slow', 'slow', 'fine', 'slow', 'slow', 'slow', 'slow', 'fine'])
  const answers: unknown[] = []
  for (let n = 0; n < 10; n++) answers.push(await ask('unless_acted'))
  expect(answers).not.toContainEqual(busy('resting'))
  expect(answers[9]).toBe('fine')
})
