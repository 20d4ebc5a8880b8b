import { setFlagsFromString } from 'node:v8'
import closeWithGrace from 'close-with-grace'
import { ConfigFailure, readConfig, type Config } from './config'
import { readKeyRing } from './data-keys'
import { findDatabase } from './database'
import { diskFull, StartFailure } from './db/embedded/start-failure'

const say = (sentence: string) => console.log(sentence)
const warn = (sentence: string) => console.error(sentence)

/** The process: configuration, database, rows to begin with, a listening server; and all of it closed in order. */
export async function run(): Promise<void> {
  keepSmall()
  try {
    await start(readConfig(process.env))
  } catch (error) {
    if (!(error instanceof ConfigFailure || error instanceof StartFailure)) throw error
    console.error(error.message)
    process.exit(1)
  }
}

/**
 * Left alone, a busy process lets its heap become four times what lives in it, and keeps that for good. The other half,
 * what is young, can only be said when Node begins: `npm start` does (`npm run bench -- product` measures both).
 */
const keepSmall = () => setFlagsFromString('--heap-growing-percent=30')

async function start(config: Config) {
  const keys = readKeyRing(config)
  const open: (() => Promise<unknown>)[] = []
  const closeAll = async () => {
    for (const close of open.splice(0).reverse()) await close()
  }
  closeOnSignals(closeAll)
  try {
    const database = findDatabase(config, say)
    const stopDatabase = database.then(
      ({ stop }) => stop,
      () => null,
    )
    open.push(async () => (await stopDatabase)?.())
    // Most of our own sources are read while PostgreSQL starts.
    const { serve } = await import('./serving')
    await serve(config, { keys, database, open, say, warn })
  } catch (error) {
    await closeAll()
    throw diskFull(error, config.CHEZHU_DATA_DIR) ?? listenFailure(error, config)
  }
}

/** Ctrl-C reaches us from the terminal and once more through npm, and yet it is meant once. */
function closeOnSignals(closeAll: () => Promise<void>) {
  const signals = ['SIGINT', 'SIGTERM'] as const
  const { close } = closeWithGrace({ delay: 10_000, skip: [...signals] }, async ({ err }) => {
    if (err) console.error(err)
    say('Stopping.')
    await closeAll()
  })
  let closing = false
  const closeOnce = () => {
    if (!closing) close()
    closing = true
  }
  for (const signal of signals) process.on(signal, closeOnce)
}

function listenFailure(error: unknown, { HOST, PORT }: Config): unknown {
  const code = (error as { code?: string }).code
  if (code === 'EADDRINUSE')
    return new StartFailure(`Port ${PORT} is taken. Stop what uses it, or set PORT to another.`)
  if (code === 'EACCES')
    return new StartFailure(`Port ${PORT} may not be used by this account. Set PORT above 1023.`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new StartFailure(`HOST ${HOST} is no address of this machine.`)
  return error
}
