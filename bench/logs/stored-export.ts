import { readFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import type { ConsoleProcess } from '../console-process.ts'
import type { Measurement } from '../measurement.ts'
import { median } from '../median.ts'
import { processorTimeUs } from '../processor-time.ts'
import { exportAll, midnight, openExport } from './console-logs.ts'

const ROUNDS = 3
const STALL_MS = 4000
const SETTLING_MS = 2000

/** Resident memory of a process, in megabytes. */
async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1000
}

async function growthMb(site: ConsoleProcess, days: number, rows: number): Promise<number> {
  const marks = [rows * 0.1, rows * 0.9]
  const seen: number[] = []
  await exportAll(site, { from: midnight(days) }, async (count) => {
    const mark = marks[seen.length]
    if (mark !== undefined && count >= mark) seen.push(await residentMb(site.pid))
  })
  const [before = 0, after = 0] = seen
  return after - before
}

/** Share of one core that the console uses while whoever asked for a file does not read it. */
async function busyWhileNobodyReads(site: ConsoleProcess, days: number): Promise<number> {
  const file = await openExport(site, { from: midnight(days) })
  const reader = file.body?.getReader()
  await reader?.read()
  await delay(SETTLING_MS)
  const before = await processorTimeUs(site.pid)
  await delay(STALL_MS)
  const share = ((await processorTimeUs(site.pid)) - before) / (STALL_MS * 1000)
  await reader?.cancel()
  return share
}

/** A file of everything that is stored: memory while it grows, and what happens when nobody reads it. */
export async function measureStoredExport(site: ConsoleProcess, days: number, rows: number): Promise<Measurement[]> {
  await growthMb(site, days, rows)
  const growths: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) growths.push(await growthMb(site, days, rows))
  return [
    { name: 'logs.export-memory-mb', value: median(growths), bar: 48, hope: 16, better: 'lower' },
    {
      name: 'logs.export-busy-while-nobody-reads',
      value: await busyWhileNobodyReads(site, days),
      bar: 0.1,
      hope: 0.02,
      better: 'lower',
    },
  ]
}
