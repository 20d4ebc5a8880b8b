import { Type } from '@sinclair/typebox'
import { readJson } from '../json'

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s"{}[\],:]+/g

const AnyObject = Type.Object({})

/**
 * The members of a JSON object as the text that stands there: Alipay signs text, and parsing and writing it again
 * would change it. Null for what is no object, and for one that has a name twice, which could be read in two ways.
 */
export function rawMembers(text: string): Map<string, string> | null {
  if (!readJson(AnyObject, text)) return null
  const members = new Map<string, string>()
  let depth = 0
  let name: string | null = null
  let from = -1
  let to = -1

  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (depth === 1 && (token === ',' || token === '}')) {
      if (name !== null) {
        if (members.has(name)) return null
        members.set(name, text.slice(from, to))
      }
      name = null
      from = -1
    } else if (depth === 1 && name === null) {
      name = String(JSON.parse(token))
    } else if (depth > 1 || (depth === 1 && token !== ':')) {
      if (from < 0) from = index
      to = index + token.length
    }
    if (token === '{' || token === '[') depth++
    if (token === '}' || token === ']') depth--
  }
  return members
}
