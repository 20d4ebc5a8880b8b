import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { projectRoot } from '@/bff/lib/root'

/** Files by their path below the project, so that a test can plant some of its own. */
export type Sources = Readonly<Record<string, string>>

const CODE = /\.(ts|tsx|js|mjs)$/
const HAND_WRITTEN = /\.(ts|tsx|js|mjs|scss|html)$/

/** Everything under `folders` that somebody wrote by hand. */
export function readSources(...folders: string[]): Sources {
  const files = folders.flatMap((folder) =>
    readdirSync(path.join(projectRoot, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && HAND_WRITTEN.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name)),
  )
  return Object.fromEntries(
    files.sort().map((file) => [path.relative(projectRoot, file), readFileSync(file, 'utf8')]),
  )
}

export type Code = { path: string; text: string; tree: ts.SourceFile }

const trees = new Map<string, Code>()

/** The programs among `sources`, parsed; once each, since every rule reads them. */
export const codeIn = (sources: Sources): Code[] =>
  Object.entries(sources)
    .filter(([file]) => CODE.test(file))
    .map(([file, text]) => {
      const key = `${file}\n${text}`
      const known = trees.get(key)
      if (known) return known
      const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
      const code = { path: file, text, tree }
      trees.set(key, code)
      return code
    })

/** Every node of a tree, outer ones first. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node
  for (const child of node.getChildren()) yield* nodesOf(child)
}

export type Import = {
  /** As written. */
  specifier: string
  /** The imported module's path below the project, without an ending; null for a package. */
  target: string | null
  /** Leaves nothing behind once compiled. */
  typeOnly: boolean
}

/** All that a program takes from elsewhere: imports, re-exports, `import()` as a call and as a type, `require`. */
export function importsOf({ path: file, tree }: Code): Import[] {
  const found: Import[] = []
  const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return
    found.push({ specifier: specifier.text, target: targetOf(specifier.text, file), typeOnly })
  }
  for (const node of nodesOf(tree)) {
    if (ts.isImportDeclaration(node))
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword)
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true)
    else if (ts.isExternalModuleReference(node)) add(node.expression, false)
    else if (ts.isCallExpression(node) && isLoading(node.expression)) add(node.arguments[0], false)
  }
  return found
}

const isLoading = (callee: ts.Expression) =>
  callee.kind === ts.SyntaxKind.ImportKeyword || /^require(\.resolve)?$/.test(callee.getText())

function targetOf(specifier: string, file: string): string | null {
  if (specifier.startsWith('@/')) return path.posix.join('src', specifier.slice(2))
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier)
  return null
}
