import automator from 'miniprogram-automator'
import path from 'node:path'
import type { Platform } from './compile/bundle'
import { type HostOptions, type RunningHost, startHost } from './server'

type MiniProgram = Awaited<ReturnType<typeof automator.connect>>

export type OpenMiniProgram = {
  miniProgram: MiniProgram
  /** Null on the real developer tools, which nobody can take offline from here. */
  host: RunningHost | null
  close(): Promise<void>
}

/** `projectPath` is by default what the platform's build leaves in `dist/`; the rest is for this host alone. */
export type OpenOptions = Partial<Pick<HostOptions, 'projectPath' | 'phone' | 'compiled' | 'browser'>>

/**
 * Opens a built mini-program for a test: on WeChat's developer tools when `WX_CLI` or `WX_WS` says where they are,
 * else on this host. The client's own `reLaunch` and its like sleep for three seconds: use `callWxMethod` and wait
 * for the page.
 */
export async function openMiniProgram(
  platform: Platform,
  options: OpenOptions = {},
): Promise<OpenMiniProgram> {
  const projectPath = path.resolve(options.projectPath ?? `dist/${platform}`)
  const { WX_CLI: cliPath, WX_WS: wsEndpoint } = process.env
  if (platform === 'weapp' && (cliPath || wsEndpoint)) {
    const miniProgram = cliPath
      ? await automator.launch({ cliPath, projectPath })
      : await automator.connect({ wsEndpoint: wsEndpoint as string })
    return { miniProgram, host: null, close: async () => miniProgram.disconnect() }
  }
  const host = await startHost({ ...options, projectPath, platform })
  const miniProgram = await automator.connect({ wsEndpoint: host.wsEndpoint })
  const close = async () => {
    miniProgram.disconnect()
    await host.close()
  }
  return { miniProgram, host, close }
}

const WAIT_MS = 5_000
const POLL_MS = 20

/** Asks again until the answer is there; what it last was, when it never came. */
export async function until<T>(ask: () => Promise<T>, isThere: (value: T) => boolean = Boolean): Promise<T> {
  const end = Date.now() + WAIT_MS
  for (;;) {
    const value = await ask()
    if (isThere(value)) return value
    if (Date.now() > end) throw new Error(`waited ${WAIT_MS} ms, and it is still ${JSON.stringify(value)}`)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}
