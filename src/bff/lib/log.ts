import pino from 'pino'

const CHUNK_BYTES = 4096
const WAIT_MS = 300

/**
 * Lines to a file, or to standard output, several at once: a call to the system for each would cost a tenth of a short
 * request. None waits long, and the end of the process writes what is left.
 */
export const logTo = (level: string, dest: string | number = 1) => ({
  level,
  stream: pino.destination({ dest, sync: false, minLength: CHUNK_BYTES, periodicFlush: WAIT_MS }),
})
