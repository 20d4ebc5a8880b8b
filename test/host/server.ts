import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { WebSocketServer, type WebSocket } from 'ws'
import { launchChromium } from '../support/browser'
import type { Platform } from './compile/bundle'
import { compileProject, type Compiled } from './compile/project'
import { openEngine } from './engine'
import { servePackage } from './package-files'
import { aPhone, type Phone } from './phone'
import { runtimeScript } from './runtime-script'
import type { Change } from './runtime/main'

export type HostOptions = {
  projectPath: string
  platform?: Platform
  /** 0, the default, takes any port that is free. */
  port?: number
  phone?: Partial<Phone>
  /** What `compileProject` has made of the project already. */
  compiled?: Compiled
  /** One that several phones share; without it each has its own. */
  browser?: Browser
}

export type RunningHost = {
  port: number
  wsEndpoint: string
  warnings: string[]
  /** Goes offline or dark while the mini-program runs. */
  change(wish: Change): Promise<void>
  close(): Promise<void>
  /** When somebody has closed it, a client's `close()` included. */
  closed: Promise<void>
}

type Request = { id: string; method: string; params?: Record<string, unknown> }

/** Compiles a built mini-program, runs it, and serves the automator's protocol over a WebSocket. */
export async function startHost(options: HostOptions): Promise<RunningHost> {
  const { projectPath, platform = 'weapp', port = 0 } = options
  const scriptReady = runtimeScript()
  const { bundle, root } = options.compiled ?? compileProject(projectPath, platform)
  const serve = servePackage(root)
  const server = http.createServer((request, response) => void serve(request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const { port: actualPort } = server.address() as AddressInfo

  const sockets = new Set<WebSocket>()
  const emit = (method: string, params: object) => {
    for (const socket of sockets) socket.send(JSON.stringify({ method, params }))
  }
  const origin = `http://127.0.0.1:${actualPort}`
  const start = { bundle, phone: aPhone(options.phone) }
  const browser = options.browser ?? (await launchChromium())
  const closeBrowser = async () => {
    if (!options.browser) await browser.close()
  }
  const engine = await openEngine(browser, origin, await scriptReady, start, emit).catch(async (error) => {
    server.close()
    await closeBrowser()
    throw error
  })
  let tellClosed = () => {}
  const closed = new Promise<void>((resolve) => (tellClosed = resolve))
  const close = async () => {
    await engine.close()
    await closeBrowser()
    for (const socket of sockets) socket.terminate()
    server.closeAllConnections()
    server.close()
    tellClosed()
  }

  new WebSocketServer({ server }).on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('message', (text: Buffer) => void answer(socket, JSON.parse(text.toString()) as Request))
  })
  const answer = async (socket: WebSocket, { id, method, params = {} }: Request) => {
    const answered = await engine.dispatch(method, params).then(
      (result) => ({ id, result }),
      (error: Error) => ({ id, error: { message: error.message } }),
    )
    socket.send(JSON.stringify(answered))
    if (method === 'Tool.close') await close()
  }
  const { warnings } = bundle
  return {
    port: actualPort,
    wsEndpoint: `ws://127.0.0.1:${actualPort}`,
    warnings,
    change: engine.change,
    closed,
    close,
  }
}
