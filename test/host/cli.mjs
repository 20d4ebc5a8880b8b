#!/usr/bin/env node
// Stands in for the developer tools' `cli auto --project … --auto-port …`, which `automator.launch` starts.
import { build } from 'esbuild'
import { createRequire } from 'node:module'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const [command, ...given] = process.argv.slice(2)
/** @param {string} name */
const option = (name) => (given.includes(name) ? given[given.indexOf(name) + 1] : undefined)
if (command !== 'auto') {
  console.error('only `auto` is supported')
  process.exit(2)
}
const projectPath = path.resolve(option('--project') ?? '.')
process.chdir(fileURLToPath(new URL('../..', import.meta.url)))
const outfile = path.resolve(`.cache/host-cli-${process.pid}.cjs`)
const entryPoints = ['test/host/server.ts']
await build({ entryPoints, outfile, bundle: true, platform: 'node', packages: 'external', format: 'cjs' })
const { startHost } = createRequire(import.meta.url)(outfile)
const host = await startHost({ projectPath, port: Number(option('--auto-port') ?? 9420) })
console.info(`listening on ${host.wsEndpoint}`)
await host.closed
await rm(outfile)
process.exit(0)
