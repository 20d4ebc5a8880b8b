import { makeAlarm } from '@/bff/platform/alarm'
import { busy, misconfigured } from '@/bff/platform/trouble'

function anAlarm() {
  const clock = { now: new Date(0) }
  const said: string[] = []
  const alarm = makeAlarm(
    'The party',
    (sentence) => void said.push(sentence),
    () => clock.now,
  )
  return { alarm, said, clock }
}

test('an operator hears each sentence once a minute, however often it is meant', () => {
  const { alarm, said, clock } = anAlarm()
  for (let n = 0; n < 100; n++) alarm(misconfigured('it wants another secret'))
  alarm(misconfigured('it knows no such app'))
  expect(said).toEqual(['The party: it wants another secret.', 'The party: it knows no such app.'])

  clock.now = new Date(60_000)
  alarm(misconfigured('it wants another secret'))
  expect(said).toHaveLength(3)
})

test('what mends itself is no alarm, and every answer is passed on as it is', () => {
  const { alarm, said } = anAlarm()
  for (const answer of [busy('slow'), { outcome: 'ok' as const }, misconfigured('x')])
    expect(alarm<{ outcome: string }>(answer)).toBe(answer)
  expect(said).toHaveLength(1)
})
