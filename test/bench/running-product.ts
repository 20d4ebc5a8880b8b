import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { inProject } from '@/bff/lib/root'

export class NotStarted extends Error {}

/** How `npm start` has Node begin. */
async function flagsOfStart(): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile(inProject('package.json'), 'utf8')) as {
    scripts: { start: string }
  }
  return scripts.start.split(' ').filter((word) => word.startsWith('--'))
}

/** The product in a process of its own, with its data in `dir`. Its seconds are from the first moment of its process until it says that it is ready. */
export async function startProduct(dir: string) {
  const startedAt = performance.now()
  const program = `require(${JSON.stringify(inProject('dist/bench/bff.js'))}).run()`
  const child = spawn(process.execPath, [...(await flagsOfStart()), '-e', program], {
    env: {
      PATH: process.env['PATH'],
      CHEZHU_DATA_DIR: dir,
      PORT: '0',
      RATE_LIMIT: '1000000',
      LOG_LEVEL: 'info',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit')
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
  const ready = new Promise<string>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      const address = /ready at (http:\S+)/.exec(line)?.[1]
      if (address) resolve(address)
    })
  })
  const origin = await Promise.race([ready, ended.then(() => null)])
  if (!origin) throw new NotStarted(`It did not start: ${complaints.trim()}`)
  return {
    origin,
    pid: child.pid!,
    seconds: (performance.now() - startedAt) / 1000,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
