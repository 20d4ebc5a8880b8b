import path from 'node:path'
import { root } from './root.mjs'
import { CommandFailure } from './say.mjs'

/**
 * One CommonJS file out of TypeScript sources; `@/` follows tsconfig.json, packages stay outside. esbuild is imported
 * late, since the first command on a new machine has yet to install it.
 * @param {string} entry
 * @param {string} outfile
 */
export async function bundle(entry, outfile) {
  const { build } = await import('esbuild')
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: path.join(root, outfile),
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: true,
    logLevel: 'warning',
  }).catch(() => {
    throw new CommandFailure(`${entry} could not be bundled; esbuild says why above.`)
  })
}
