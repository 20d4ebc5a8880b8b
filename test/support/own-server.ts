import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '@/bff/db/embedded'

/** A PostgreSQL in a folder that is gone after the run, however the run ends. */
export async function openOwnServer({ durable }: { durable: boolean }) {
  const dir = await mkdtemp(join(tmpdir(), 'chezhu-test-'))
  await chmod(dir, 0o755)
  const log = { info() {}, warn: (sentence: string) => console.warn(sentence) }
  endWithUs(dir)
  const { url, stop } = await startEmbedded({ dir, log, durable })
  return {
    url,
    async stop() {
      await stop()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

/** A run may be killed at any moment. Its end closes this shell's input, and the shell cleans up `dir`. */
export function endWithUs(dir: string): void {
  const cleanUp = `read -r _
    lock="$0/postgres/cluster/postmaster.pid"
    server=$(head -n 1 "$lock")
    socket=$(sed -n 5p "$lock")
    kill -QUIT "$server"
    while kill -0 "$server"; do sleep 0.1; done
    rm -rf "$0" "$socket"`
  const shell = spawn('sh', ['-c', cleanUp, dir], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
  shell.unref()
  // The pipe must stay open and yet not keep a finished run waiting.
  ;(shell.stdin as unknown as { unref(): void }).unref()
}
