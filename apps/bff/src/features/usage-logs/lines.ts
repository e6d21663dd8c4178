import type { Problem } from '@quaymaster/contracts/problem'
import type { Role } from '@quaymaster/contracts/roles'
import type { UsageLogLine } from '@quaymaster/contracts/usage-logs'
import { cursorOf } from '../../log-store/entry.ts'
import type { LogPosition } from '../../log-store/entry.ts'
import type { LogReading, ReadThroughEnd } from '../../log-store/reading.ts'
import { presentEntry } from './present.ts'

export type LineFacts = {
  role: Role
  window: { from: string; to: string }
  /** Makes the problem that the last line carries when the reading broke off. */
  problemOf: (error: unknown) => Problem
}

const cursorText = (position: LogPosition | null): string | null => (position === null ? null : cursorOf(position))

const written = (line: UsageLogLine): string => `${JSON.stringify(line)}\n`

/** A reading as NDJSON: one text for each batch, so that a batch is one write. A stopped reading has no end line: nobody is there. */
export async function* linesOf(reading: LogReading, { role, window, problemOf }: LineFacts): AsyncGenerator<string> {
  yield written({ type: 'window', ...window })
  for await (const part of reading) {
    if (part.type === 'entries') {
      yield part.entries.map((entry) => written({ type: 'entry', entry: presentEntry(entry, role) })).join('')
    } else if (part.type === 'progress') {
      yield written({ type: 'progress', progress: part.progress, cursor: cursorText(part.cursor) })
    } else {
      const line = endLine(part.end, problemOf)
      if (line !== undefined) yield written(line)
    }
  }
}

function endLine(end: ReadThroughEnd, problemOf: LineFacts['problemOf']): UsageLogLine | undefined {
  const { reason, cursor, progress, days, gaps } = end
  if (reason === 'stopped') return undefined
  return {
    type: 'end',
    reason,
    cursor: cursorText(cursor),
    progress,
    days,
    gaps,
    ...(reason === 'failed' ? { problem: problemOf(end.error) } : {}),
  }
}
