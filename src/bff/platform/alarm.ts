import type { Misconfigured } from './trouble'

const AGAIN_MS = 60_000
/** Sentences carry codes from outside, so their number must be bounded too. */
const SENTENCES_MAX = 100

export type Alarm = <Answer extends { outcome: string }>(
  answer: Answer | Misconfigured,
) => Answer | Misconfigured

/** Passes answers on, and tells an operator of those that only they can mend: each sentence once a minute. */
export function makeAlarm(party: string, say: (sentence: string) => void, now: () => Date): Alarm {
  const said = new Map<string, number>()
  return (answer) => {
    if (!isMisconfigured(answer)) return answer
    const at = now().getTime()
    const last = said.get(answer.what)
    if (last === undefined || at - last >= AGAIN_MS) {
      if (said.size >= SENTENCES_MAX) said.clear()
      said.set(answer.what, at)
      say(`${party}: ${answer.what}.`)
    }
    return answer
  }
}

const isMisconfigured = (answer: { outcome: string }): answer is Misconfigured =>
  answer.outcome === 'misconfigured'
