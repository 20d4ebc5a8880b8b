/** A problem whose message tells a person all they need: no stack is shown. */
export class CommandFailure extends Error {}

/** @param {string} line */
export const say = (line) => console.log(line)

const TICK_MS = 1000

/**
 * Tells what is being done, and then how long it took. A terminal sees the seconds pass.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function during(title, work) {
  const startedAt = Date.now()
  const seconds = () => ((Date.now() - startedAt) / 1000).toFixed(1)
  const { isTTY } = process.stdout
  if (!isTTY) say(`${title} …`)
  const ticker = isTTY
    ? setInterval(() => process.stdout.write(`\r${title} … ${seconds()} s`), TICK_MS)
    : undefined
  if (isTTY) process.stdout.write(`${title} …`)
  try {
    return await work()
  } finally {
    clearInterval(ticker)
    say(`${isTTY ? '\r' : ''}${title}: ${seconds()} s`)
  }
}

/**
 * Runs a command to its end: a failure that was foreseen is a sentence, any other keeps its stack.
 * @param {() => Promise<void>} command
 */
export async function main(command) {
  try {
    await command()
  } catch (problem) {
    console.error(problem instanceof CommandFailure ? problem.message : problem)
    process.exit(1)
  }
}
