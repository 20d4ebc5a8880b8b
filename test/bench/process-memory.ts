import { readdir, readFile } from 'node:fs/promises'

const KIB_OF_MIB = 1024

/** What a process keeps in memory, in MiB; null where /proc doesn't tell. */
export const residentOf = (pid: number) => fieldOf(`/proc/${pid}/status`, 'VmRSS')

/** A family's memory, each shared page counted once: its processes share most of what they seem to have. */
export async function familyOf(pid: number): Promise<number | null> {
  const sizes = await Promise.all(
    [pid, ...(await childrenOf(pid))].map((member) => fieldOf(`/proc/${member}/smaps_rollup`, 'Pss')),
  )
  return sizes.reduce((sum, size) => (sum === null || size === null ? null : sum + size), 0)
}

async function fieldOf(file: string, name: string): Promise<number | null> {
  const text = await readFile(file, 'utf8').catch(() => '')
  const kilobytes = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]
  return kilobytes ? Number(kilobytes) / KIB_OF_MIB : null
}

async function childrenOf(pid: number): Promise<number[]> {
  const all = (await readdir('/proc').catch(() => [])).map(Number).filter((number) => number > 0)
  const stats = await Promise.all(all.map((each) => readFile(`/proc/${each}/stat`, 'utf8').catch(() => '')))
  return all.filter((_, i) => Number(/\) \w (\d+)/.exec(stats[i]!)?.[1]) === pid)
}
