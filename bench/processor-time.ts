import { readFile, readdir } from 'node:fs/promises'

/** The unit of /proc/PID/stat on every Linux that we know: 100 ticks a second. */
const TICK_US = 10_000

/** Processor time that a process and its children have used, in microseconds. */
export async function processorTimeUs(pid: number): Promise<number> {
  const pids = [pid, ...(await childrenOf(pid))]
  const times = await Promise.all(pids.map(ownTimeUs))
  return times.reduce((sum, time) => sum + time, 0)
}

async function ownTimeUs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  // The name in parentheses may hold spaces: count from behind it. utime and stime are the fields 14 and 15.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * TICK_US
}

async function childrenOf(pid: number): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`)
  const lists = await Promise.all(threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8')))
  return lists.join(' ').split(/\s+/).filter(Boolean).map(Number)
}
