import path from 'node:path'
import postcss, { CssSyntaxError, type Root } from 'postcss'
import selectorParser from 'postcss-selector-parser'
import { SourceError } from './source'
import { builtInTags } from './tags'
import { toFrameUnits, toMediaUnits } from './units'

/** WeChat names its elements `wx-view`, and so do we; `page` is the page's own element. */
const withBuiltInTags = selectorParser((selectors) =>
  selectors.walkTags((tag) => {
    if (builtInTags.has(tag.value)) tag.value = `wx-${tag.value}`
  }),
)

/** Style sheets with their imports, for the browser. `read` finds an imported file's text or null. */
export function compileStyles(file: string, text: string, read: (file: string) => string | null): string {
  const root = inlineImports(file, text, read, new Set([file]))
  root.walkRules((rule) => {
    const inKeyframes =
      rule.parent?.type === 'atrule' && /keyframes$/.test((rule.parent as postcss.AtRule).name)
    if (!inKeyframes) rule.selector = withBuiltInTags.processSync(rule.selector)
  })
  root.walkDecls((declaration) => {
    declaration.value = toFrameUnits(declaration.value)
  })
  root.walkAtRules('media', (rule) => {
    rule.params = toMediaUnits(rule.params)
  })
  return root.toString()
}

function inlineImports(
  file: string,
  text: string,
  read: (file: string) => string | null,
  seen: Set<string>,
): Root {
  const root = parse(file, text)
  root.walkAtRules('import', (rule) => {
    const [, wanted] = /["']([^"']+)["']/.exec(rule.params) ?? []
    if (!wanted) return
    const target = wanted.startsWith('/')
      ? wanted.slice(1)
      : path.posix.join(path.posix.dirname(file), wanted)
    const imported = read(target)
    if (imported === null)
      throw new SourceError(file, rule.source?.start?.line ?? 1, `imports ${wanted}, which is missing`)
    if (seen.has(target)) return void rule.remove()
    seen.add(target)
    rule.replaceWith(inlineImports(target, imported, read, seen).nodes)
  })
  return root
}

function parse(file: string, text: string): Root {
  try {
    return postcss.parse(text, { from: file })
  } catch (error) {
    if (error instanceof CssSyntaxError) throw new SourceError(file, error.line ?? 1, error.reason)
    throw error
  }
}
