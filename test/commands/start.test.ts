import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'

// The first of these may have to build the pages.
jest.setTimeout(240_000)

const program = path.resolve(__dirname, '../../src/commands/start.mjs')
const running: ChildProcess[] = []

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'chezhu-start-'))
  await chmod(dir, 0o755)
})
afterEach(async () => {
  for (const child of running.splice(0)) await end(child, 'SIGTERM')
})
afterAll(() => rm(dir, { recursive: true, force: true }))

/** `npm start` from a folder that is not the project's, on a port nobody uses. */
function start(args: string[] = [], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: tmpdir(),
    env: {
      ...process.env,
      NODE_ENV: 'development',
      PORT: '0',
      CHEZHU_DATA_DIR: dir,
      LOG_LEVEL: 'silent',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(child)
  let said = ''
  child.stderr.on('data', (chunk) => (said += String(chunk)))
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, said }))
  const ready = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      said += `${line}\n`
      const [, address] = /ready at (http:\S+)/.exec(line) ?? []
      if (address) resolve(address)
    })
    void ended.then(() => reject(new Error(`it ended before it was ready: ${said}`)))
  })
  // Not every test waits for both.
  ready.catch(() => {})
  return { child, ready, ended }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  await once(child, 'close')
}

const isServing = async (address: string) => (await fetch(address)).headers.get('content-type')

/** The database's lock is there exactly as long as its server runs. */
const lock = () => readFile(path.join(dir, 'postgres/cluster/postmaster.pid'), 'utf8')

test('--help tells the options and starts nothing', async () => {
  const { code, said } = await start(['--help']).ended
  expect(code).toBe(0)
  expect(said).toMatch(/PORT=3000[^]*CHEZHU_DATA_DIR/)
  await expect(lock()).rejects.toThrow('ENOENT')
})

test.each(['SIGINT', 'SIGTERM'] as const)(
  'it serves its pages until %s, and leaves nothing running',
  async (signal) => {
    const { child, ready, ended } = start()
    expect(await isServing(await ready)).toContain('text/html')
    child.kill(signal)
    expect((await ended).code).toBe(0)
    await expect(lock()).rejects.toThrow('ENOENT')
  },
)

test('a platform nobody has credentials for is played, and a mini-program signs in', async () => {
  const { child, ready, ended } = start()
  const address = await ready
  for (const platform of ['wechat', 'alipay']) {
    const reply = await fetch(`${address}/api/auth/${platform}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: 'what-developer-tools-hand-out' }),
    })
    expect([platform, reply.status]).toEqual([platform, 200])
  }
  child.kill('SIGINT')
  expect((await ended).said).toMatch(
    /stand-in for WeChat answers at http:[^]*stand-in for Alipay answers at http:/,
  )
})

test('after kill -9 the next start is as good as any', async () => {
  const first = start()
  await first.ready
  await end(first.child, 'SIGKILL')
  expect(await lock()).toBeTruthy()

  const second = start()
  expect(await isServing(await second.ready)).toContain('text/html')
})

test('a taken port is told in a sentence, and the database is stopped again', async () => {
  const first = start()
  const { port } = new URL(await first.ready)
  const other = path.join(dir, 'other')
  const { code, said } = await start([], { PORT: port, CHEZHU_DATA_DIR: other }).ended
  expect(code).toBe(1)
  expect(said).toContain(`Port ${port} is taken. Stop what uses it, or set PORT to another.`)
  expect(said).not.toMatch(/^ +at /m)
  await expect(readFile(path.join(other, 'postgres/cluster/postmaster.pid'))).rejects.toThrow('ENOENT')
})

test('a second one on the same folder is refused, and the first one goes on', async () => {
  const first = start()
  const address = await first.ready
  const { code, said } = await start().ended
  expect(code).toBe(1)
  expect(said).toContain(`Another process (${String(first.child.pid)}) is using the database`)
  expect(await isServing(address)).toContain('text/html')
})
