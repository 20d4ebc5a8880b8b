import type { Static, TSchema } from '@sinclair/typebox'
import { misconfigured, type Misconfigured } from '../trouble'
import type { AccessTokens } from './access-token'
import type { Ask, Question, Said } from './api'

/** Invalid credential, invalid token, expired token. */
const tokenErrcodes: ReadonlySet<number> = new Set([40001, 40014, 42001])

export type AskWithToken = <S extends TSchema>(
  reply: S,
  question: Question,
) => Promise<Said<Static<S>> | Misconfigured>

/** Asks in the app's name. A token that ran out under way is renewed once, and the question asked once more. */
export const withToken =
  (ask: Ask, tokens: AccessTokens): AskWithToken =>
  async (reply, question) => {
    const askWith = (token: string) =>
      ask(reply, { ...question, query: { ...question.query, access_token: token } })

    const first = await tokens.get()
    if (first.outcome !== 'ok') return first
    const said = await askWith(first.token)
    if (!isTokenError(said)) return said

    const renewed = await tokens.renew(first.token)
    if (renewed.outcome !== 'ok') return renewed
    const again = await askWith(renewed.token)
    return isTokenError(again)
      ? misconfigured(`it refuses the access token it has just given (errcode ${again.errcode})`)
      : again
  }

const isTokenError = (said: Said<unknown>): said is Extract<Said<unknown>, { outcome: 'errcode' }> =>
  said.outcome === 'errcode' && tokenErrcodes.has(said.errcode)
