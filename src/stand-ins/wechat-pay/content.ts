import type { Asked } from '../server'
import { Refused } from './refused'

export type Content = Record<string, unknown>

export function contentOf({ body }: Asked): Content {
  try {
    const parsed: unknown = JSON.parse(body)
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as Content
  } catch {
    // Not JSON: refused below, like JSON that is not an object.
  }
  throw new Refused('PARAM_ERROR', 'Json解析失败')
}

const wrong = (name: string) => new Refused('PARAM_ERROR', `输入源“/body/${name}”映射到字段“${name}”有误`)

export function text(content: Content, name: string, form: RegExp): string {
  const value = content[name]
  if (typeof value !== 'string' || !form.test(value)) throw wrong(name)
  return value
}

export function optionalText(content: Content, name: string, form: RegExp): string | null {
  return content[name] === undefined ? null : text(content, name, form)
}

export function part(content: Content, name: string): Content {
  const value = content[name]
  if (typeof value !== 'object' || value === null) throw wrong(name)
  return value as Content
}

export function fen(content: Content, name: string): number {
  const value = content[name]
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1) throw wrong(name)
  return value
}

/** With a query it would be another address by the time it is called. */
export const ADDRESS = /^https?:\/\/[^?#\s]{1,240}$/
export const NUMBER = /^[\w\-|*]{6,32}$/
export const WORDS = (max: number) => new RegExp(`^[^\\n]{1,${max}}$`, 'u')
