import { links, parse } from '@/miniapp/lib/links'

export const codeKinds = ['transfer', 'driver'] as const
export type CodeKind = (typeof codeKinds)[number]

/** A code from somebody; what it is for, where the link says it. */
export type ToldCode = { kind: CodeKind | null; code: string }

const SIGNS = 10

/** A code as it was typed, without what people put between its signs. */
export const signsOf = (typed: string) => typed.toUpperCase().replace(/[^A-Z0-9]/g, '')

export const isWhole = (typed: string) => signsOf(typed).length === SIGNS

export const kindOf = (word: string | undefined) => codeKinds.find((kind) => kind === word) ?? null

/** What a scanned picture says: the code alone, or the link that brings it. Null where it is neither. */
export function readTold(text: string): ToldCode | null {
  const page = parse(text.trim().replace(/^https?:\/\/[^/]+/, ''))
  const code = page?.name === 'garageAccept' ? page.params.code : text.trim()
  return code && isWhole(code) ? { kind: kindOf(page?.params.kind), code: code.toUpperCase() } : null
}

export const linkOf = (kind: CodeKind, code: string) => links.garageAccept({ kind, code })
