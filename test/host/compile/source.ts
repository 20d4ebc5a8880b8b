/** What is wrong with a mini-program's source, with the place to look at. */
export class SourceError extends Error {
  constructor(file: string, line: number, what: string) {
    super(`${file}:${line} ${what}`)
    this.name = 'SourceError'
  }
}

export function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const { message } = error as SyntaxError
    const position = /position (\d+)/.exec(message)?.[1]
    // An unexpected end has no position: it is where the text ends.
    throw new SourceError(file, lineAt(text, position ? Number(position) : text.length), message)
  }
}

export function lineAt(text: string, offset: number): number {
  return text.slice(0, Math.max(0, offset)).split('\n').length
}
