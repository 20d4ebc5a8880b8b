import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Platform } from './bundle'

const TYPES: Record<Platform, { file: string; name: RegExp }> = {
  // The members of `interface Wx`, which comes last in its file.
  weapp: { file: 'miniprogram-api-typings/types/wx/lib.wx.api.d.ts', name: /^ {8}(\w+)[<(]/gm },
  alipay: { file: '@mini-types/my/types/lib.my.d.ts', name: /^ {2}export function (\w+)\(/gm },
}

/** What a platform's own types say that there is to call. */
export function listApiNames(platform: Platform): string[] {
  const { file, name } = TYPES[platform]
  const text = readFileSync(path.resolve('node_modules', file), 'utf8')
  const start = platform === 'weapp' ? text.indexOf('interface Wx {') : 0
  return [...new Set([...text.slice(start).matchAll(name)].map((match) => match[1] as string))]
}
