import { TmplGroup } from 'glass-easel-template-compiler'
import { SourceError } from './source'

type Finding = { isError: boolean; message: string; startLine: number; startColumn: number }

/** The view compiler only warns of these; WeChat's own refuses them. */
const REFUSED = new Set(['missing end tag', 'invalid end tag'])
const TAG = /<([a-z][\w-]*)((?:\s+[\w:.@-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)/g
const NOT_PROPERTIES =
  /^(bind|catch|mut-|capture-|wx:|data-|mark:|model:|generic:|class$|style$|id$|slot$|is$|data$)/

/** Compiles all templates of a mini-program together, because they import each other. */
export class TemplateCompiler {
  readonly warnings: string[] = []
  private readonly group = new TmplGroup()
  private readonly properties = new Map<string, Set<string>>()

  addTemplate(file: string, text: string) {
    const findings = (this.group.addTmpl(file.replace(/\.wxml$/, ''), text) ?? []) as Finding[]
    for (const { isError, message, startLine, startColumn } of findings) {
      if (isError || REFUSED.has(message)) throw new SourceError(file, startLine + 1, message)
      this.warnings.push(`${file}:${startLine + 1}:${startColumn + 1} ${message}`)
    }
    this.collectProperties(text)
  }

  addScript(file: string, text: string) {
    this.group.addScript(file.replace(/\.wxs$/, ''), text)
  }

  finish() {
    const templates = this.group.getTmplGenObjectGroups()
    this.group.free()
    const attributes = Object.fromEntries([...this.properties].map(([tag, names]) => [tag, [...names]]))
    return { templates, attributes, warnings: this.warnings }
  }

  private collectProperties(text: string) {
    for (const [, tag = '', attributes = ''] of text.matchAll(TAG)) {
      const names = this.properties.get(tag) ?? new Set<string>()
      this.properties.set(tag, names)
      for (const [, name = ''] of attributes.matchAll(/\s([\w:.@-]+)(?=\s*=|\s|$)/g)) {
        if (!NOT_PROPERTIES.test(name)) names.add(name)
      }
    }
  }
}
