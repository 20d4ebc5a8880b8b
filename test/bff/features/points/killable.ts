import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request, type IncomingMessage } from 'node:http'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { inProject } from '@/bff/lib/root'

export type Asked = { method: string; path: string; headers?: Record<string, string>; body?: unknown }
export type Answer = { status: number; body: unknown }

const running = new Set<ChildProcess>()
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
})

/** A bundled server in a process of its own, which says where it listens when it does. */
export async function startKillable(file: string, args: readonly string[]) {
  const child = spawn(process.execPath, [inProject(file), ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  running.add(child)
  const ended = once(child, 'exit').then(() => void running.delete(child))
  const [origin] = (await once(createInterface(child.stdout), 'line')) as [string]
  const agent = new Agent({ keepAlive: true })
  const answer = async ({ method, path, headers, body }: Asked): Promise<Answer> => {
    const asked = request(`${origin}${path}`, { agent, method, ...(headers && { headers }) })
    asked.end(body === undefined ? undefined : JSON.stringify(body))
    const [response] = (await once(asked, 'response')) as [IncomingMessage]
    return { status: response.statusCode ?? 0, body: JSON.parse(await text(response)) as unknown }
  }
  return {
    /** Null where it was killed before it could answer. */
    ask: (asked: Asked): Promise<Answer | null> => answer(asked).catch(() => null),

    async kill() {
      child.kill('SIGKILL')
      await ended
      agent.destroy()
    },
  }
}
