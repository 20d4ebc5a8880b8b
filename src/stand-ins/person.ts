import { createHash } from 'node:crypto'

/** A person is a name here: whatever else is known of them follows from it, today and after a restart. */
const trace = (...parts: string[]) => createHash('sha256').update(parts.join('\n')).digest()

export const lettersOf = (length: number, ...parts: string[]) =>
  Buffer.concat([trace(...parts), trace('more', ...parts)])
    .toString('base64url')
    .slice(0, length)

export const digitsOf = (length: number, ...parts: string[]) =>
  (trace(...parts).readBigUInt64BE() % 10n ** BigInt(length)).toString().padStart(length, '0')

export const mobileOf = (name: string) => `199${digitsOf(8, 'mobile', name)}`

/**
 * Who a code stands for that no stand-in has issued: `dev:` and a name, with anything after a second colon to make a
 * fresh code for the same person. What the vendors' developer tools hand out is anything else, and always stands for
 * the one developer at this machine.
 */
export const nameIn = (code: string) => /^dev:([^:]+)/.exec(code)?.[1] ?? 'developer'
