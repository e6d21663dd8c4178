import { readFile, rm } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import type { ConsoleProcess } from '../console-process.ts'

export const STALL_MONITOR = './bench/logs/stall-monitor.ts'

/** How long the console's main thread stood still since it was asked last, in milliseconds; see the monitor. */
export async function longestStallMs(site: ConsoleProcess, file: string): Promise<number> {
  await rm(file, { force: true })
  process.kill(site.pid, 'SIGUSR2')
  for (let attempt = 0; attempt < 100; attempt += 1) {
    await delay(50)
    const text = await readFile(file, 'utf8').catch(() => '')
    if (text !== '') return Number(text)
  }
  throw new Error('The console did not say how long it stood still.')
}
