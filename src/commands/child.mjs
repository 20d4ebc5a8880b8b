import { spawn } from 'node:child_process'
import { root } from './root.mjs'
import { CommandFailure } from './say.mjs'

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * Runs a program in the project's folder. Answers with its exit code and, unless it may speak for itself, with what it
 * said.
 * @param {string[]} command
 * @param {{ env?: Record<string, string | undefined>, aloud?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runChild([program = '', ...args], { env = {}, aloud = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: aloud ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const keep = (/** @type {Buffer} */ chunk) => (output += chunk)
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    // Whoever is told to stop tells its child, and cleans up after it before it goes.
    let stopped = false
    const stop = (/** @type {NodeJS.Signals} */ signal) => {
      stopped = true
      child.kill(signal)
    }
    SIGNALS.forEach((signal) => process.on(signal, stop))
    child.on('error', reject)
    child.on('close', (code) => {
      SIGNALS.forEach((signal) => process.off(signal, stop))
      if (stopped) reject(new CommandFailure('Stopped.'))
      else resolve({ code: code ?? 1, output })
    })
  })
}

/** A package's own command, by the file that its package.json names. @param {string} file */
export const nodeProgram = (file) => [process.execPath, `node_modules/${file}`]
