import { build } from 'esbuild'
import path from 'node:path'

let script: Promise<string> | null = null

/** The part of the host that runs in the browser, as one script. Bundled once for all hosts of a process. */
export function runtimeScript(): Promise<string> {
  script ??= build({
    entryPoints: [path.resolve('test/host/runtime/main.ts')],
    ...{ bundle: true, write: false, format: 'iife', target: 'chrome120', logLevel: 'error' },
  }).then(({ outputFiles }) => outputFiles?.[0]?.text ?? '')
  return script
}
