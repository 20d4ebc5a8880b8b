import type { AddressInfo } from 'node:net'
import { openBff, openLean } from './bff-server'
import { openRaw } from './raw-server'

export type Kind = 'bff' | 'lean' | 'raw'
/** What a server tells of itself: once where it listens, then what it has used whenever it is asked. */
export type Word = { port: number } | { cpuMs: number }

async function listen(kind: Kind, databaseUrl: string): Promise<AddressInfo> {
  if (kind === 'raw') {
    const server = openRaw(databaseUrl)
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    return server.address() as AddressInfo
  }
  const app = kind === 'bff' ? await openBff(databaseUrl) : openLean()
  await app.listen({ host: '127.0.0.1', port: 0 })
  return app.server.address() as AddressInfo
}

const say = (word: Word) => process.send!(word)

async function run([kind, databaseUrl = '']: string[]) {
  // Ctrl-C reaches us as well, but it is our parent who ends us.
  process.on('SIGINT', () => {})
  process.on('disconnect', () => process.exit())
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    say({ cpuMs: (user + system) / 1000 })
  })
  const { port } = await listen(kind as Kind, databaseUrl)
  say({ port })
}

void run(process.argv.slice(2))
