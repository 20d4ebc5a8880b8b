import type { preHandlerHookHandler } from 'fastify'
import { Refusal } from './refusal'

/** PostgreSQL keeps no NUL in a text, nobody types one, and whoever sends one is told where. */
export const refuseNul: preHandlerHookHandler = ({ body, query, params }, _reply, done) => {
  const at = nulIn(body, 'body') ?? nulIn(query, 'querystring') ?? nulIn(params, 'params')
  done(at === null ? undefined : new Refusal('invalid_input', { detail: `${at} holds a NUL character` }))
}

/** Where the first is, or null. What comes here has passed its schema, and is no deeper than that. */
function nulIn(value: unknown, at: string): string | null {
  if (typeof value === 'string') return value.includes('\0') ? at : null
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return null
  for (const [name, each] of Object.entries(value)) {
    const found = nulIn(each, `${at}/${name}`)
    if (found) return found
  }
  return null
}
