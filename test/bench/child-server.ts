import { fork } from 'node:child_process'
import { once } from 'node:events'
import { inProject } from '@/bff/lib/root'
import type { Kind, Word } from './server'

export type ChildServer = { origin: string; cpuMs(): Promise<number>; stop(): Promise<void> }

/** A server in a process of its own, which ends with ours. */
export async function openServer(kind: Kind, databaseUrl = ''): Promise<ChildServer> {
  const child = fork(inProject('dist/bench/server.js'), [kind, databaseUrl])
  const ended = once(child, 'exit')
  const word = async () => {
    const [said] = (await Promise.race([once(child, 'message'), ended.then(died)])) as [Word]
    return said
  }
  const died = () => {
    throw new Error(`the ${kind} server ended before its time`)
  }

  const { port } = (await word()) as { port: number }
  return {
    origin: `http://127.0.0.1:${port}`,
    async cpuMs() {
      child.send('usage')
      return ((await word()) as { cpuMs: number }).cpuMs
    },
    async stop() {
      if (child.connected) child.disconnect()
      await ended
    },
  }
}
