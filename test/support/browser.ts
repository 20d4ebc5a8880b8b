import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { type Browser, type LaunchOptions, chromium } from 'playwright-core'

const cache = path.resolve('.cache')
const modules = path.resolve('node_modules')

export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--hide-scrollbars',
  '--font-render-hinting=none',
]

/** The browser to test with: `CHROMIUM`, or the one that comes with the packages, unpacked once. */
export async function chromiumPath(): Promise<string> {
  return process.env.CHROMIUM ?? path.join(await unpackChromium(), 'chromium')
}

/**
 * What the browser needs from its environment: the shipped libraries, so that a bare machine will do,
 * and Chinese fonts, so that a screenshot shows words instead of boxes.
 */
export async function chromiumEnv(): Promise<Record<string, string>> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  const env = { ...Object.fromEntries(inherited), FONTCONFIG_FILE: await writeFontConfig() }
  if (process.env.CHROMIUM) return env
  return { ...env, LD_LIBRARY_PATH: path.join(await unpackChromium(), 'al2023/lib') }
}

export async function launchChromium({ args = [], ...options }: LaunchOptions = {}): Promise<Browser> {
  const [executablePath, env] = await Promise.all([chromiumPath(), chromiumEnv()])
  return chromium.launch({ executablePath, env, args: [...chromiumArgs, ...args], ...options })
}

/** Unpacked beside its final place and renamed, so that several test workers may start at once. */
async function unpackChromium(): Promise<string> {
  const manifest = await readFile(path.join(modules, '@sparticuz/chromium/package.json'), 'utf8')
  const home = path.join(cache, `chromium-${JSON.parse(manifest).version}`)
  if (existsSync(home)) return home

  await mkdir(cache, { recursive: true })
  const staging = await mkdtemp(path.join(cache, 'chromium-unpack-'))
  // The package unpacks into the temporary folder, and its libraries only where it takes itself to be on a
  // serverless machine. It runs in a process of its own because jest can't load its modules.
  const env = { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }
  const script = `import chromium from '@sparticuz/chromium'; await chromium.executablePath()`
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { env })
  await rename(staging, home).catch(async (error: unknown) => {
    await rm(staging, { recursive: true, force: true })
    if (!existsSync(home)) throw error
  })
  return home
}

async function writeFontConfig(): Promise<string> {
  const fonts = path.join(modules, '@expo-google-fonts/noto-sans-sc')
  const folders = ['400Regular', '500Medium', '700Bold'].map(
    (weight) => `<dir>${path.join(fonts, weight)}</dir>`,
  )
  const families = ['sans-serif', 'serif', 'monospace', 'system-ui', 'PingFang SC', 'Helvetica Neue']
  const aliases = families.map(
    (family) =>
      `<match><test name="family"><string>${family}</string></test>` +
      `<edit name="family" mode="assign" binding="strong"><string>Noto Sans SC</string></edit></match>`,
  )
  const file = path.join(cache, 'fonts.conf')
  const text = [
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    `<fontconfig>${folders.join('')}<cachedir>${path.join(cache, 'fonts')}</cachedir>`,
    `${aliases.join('\n')}</fontconfig>`,
  ].join('\n')
  if (existsSync(file) && (await readFile(file, 'utf8')) === text) return file

  await mkdir(cache, { recursive: true })
  const staging = `${file}.${process.pid}`
  await writeFile(staging, text)
  await rename(staging, file)
  return file
}
