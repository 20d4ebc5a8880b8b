import path from 'node:path'
import ts from 'typescript'
import { codeIn, importsOf, nodesOf, type Code, type Sources } from './sources'

const at = ({ path, tree }: Code, node: ts.Node) =>
  `${path}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`

/** Every place below `src` that `is` recognises, save in the files `excepted`. */
const placesOf = (sources: Sources, is: (node: ts.Node) => boolean, isExcepted: (file: string) => boolean) =>
  codeIn(sources)
    .filter((code) => !isExcepted(code.path))
    .flatMap((code) => [...nodesOf(code.tree)].filter(is).map((node) => at(code, node)))

/** Files that only pass on what our own other files have. */
export const barrels = (sources: Sources): string[] =>
  codeIn(sources)
    .filter(({ tree }) => tree.statements.length > 0)
    .filter((code) => {
      const passesOn = code.tree.statements.every(
        (statement) => ts.isExportDeclaration(statement) || ts.isImportDeclaration(statement),
      )
      const isOurs = importsOf(code).some(({ target }) => target !== null)
      return passesOn && isOurs && code.tree.statements.some(ts.isExportDeclaration)
    })
    .map(({ path }) => path)

const NOUNLESS = /^(utils?|helpers?|types?|constants?|common|misc|shared)$/

/** A drawer for everything is a name for nothing. */
export const drawers = (sources: Sources): string[] =>
  Object.keys(sources).filter(
    (file) =>
      !/\.test\.tsx?$/.test(file) && file.split('/').some((part) => NOUNLESS.test(part.split('.')[0] ?? '')),
  )

export const tooLong = (sources: Sources, linesMax: number): string[] =>
  Object.entries(sources)
    .map(([file, text]) => ({ file, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0) }))
    .filter(({ lines }) => lines > linesMax)
    .map(({ file, lines }) => `${file} has ${lines} lines`)

/** `process.env`, however it is reached. */
export const readsOfTheEnvironment = (sources: Sources, excepted: readonly string[]): string[] =>
  placesOf(
    sources,
    (node) =>
      (ts.isPropertyAccessExpression(node) && node.getText() === 'process.env') ||
      (ts.isElementAccessExpression(node) && /^process\[['"]env['"]\]$/.test(node.getText())) ||
      (ts.isVariableDeclaration(node) && node.initializer?.getText() === 'process'),
    (file) => excepted.includes(file),
  )

/** What the time is, asked from the machine instead of from the one who knows. */
export const looksAtTheClock = (sources: Sources): string[] =>
  placesOf(
    sources,
    (node) =>
      (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) ||
      (ts.isPropertyAccessExpression(node) && /^(Date|performance)\.now$/.test(node.getText())) ||
      (ts.isCallExpression(node) &&
        /^(Date|dayjs|dayjs\.utc)$/.test(node.expression.getText()) &&
        !node.arguments.length),
    () => false,
  )

const SQL =
  /^\s*(select\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|with\s+\w+\s+as\s*\(|(create|alter|drop|lock)\s+table\s)/i

/** Text that PostgreSQL would understand, outside the files that may speak to it. */
export const sqlOutOfPlace = (sources: Sources, isExcepted: (file: string) => boolean): string[] =>
  placesOf(
    sources,
    (node) => (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) && SQL.test(node.text),
    isExcepted,
  )

/**
 * Tests of a mirrored folder that are named for nothing: neither for a file or folder of `src`, nor for a behaviour,
 * which only those in `ofBehaviour` may be. `has` says whether `src` has a file or folder.
 */
export const testsWithoutSource = (
  tests: readonly string[],
  { mirrored, ofBehaviour }: { mirrored: readonly string[]; ofBehaviour: readonly string[] },
  has: (place: string) => boolean,
): string[] =>
  tests.filter((file) => {
    const subject = /^test\/(.+)\.test\.tsx?$/.exec(file)?.[1]
    if (!subject || !mirrored.some((room) => subject.startsWith(`${room}/`))) return false
    const named = ofBehaviour.some((place) => subject === place || subject.startsWith(`${place}/`))
    const place = named ? path.posix.dirname(subject) : subject
    return !['', '.ts', '.tsx', '.mjs', '.sql'].some((ending) => has(`src/${place}${ending}`))
  })
