import type { Problem } from '@quaymaster/contracts/problem'
import type { UsageLogLine } from '@quaymaster/contracts/usage-logs'
import type { LogPosition } from '../../usage-logs/entry/entry.ts'
import type { LogStream, LogStreamEnd } from '../../usage-logs/read/log-stream.ts'
import { presentEntry } from './present.ts'
import type { LogViewer } from './present.ts'

export type LineContext = {
  viewer: LogViewer
  window: { from: string; to: string }
  /** Makes the problem that the last line carries when the stream broke off. */
  problemOf: (error: unknown) => Problem
}

const cursorText = ({ entryIds }: LogViewer, position: LogPosition | null): string | null =>
  position === null ? null : entryIds.sealPosition(position)

const written = (line: UsageLogLine): string => `${JSON.stringify(line)}\n`

/** A stream as NDJSON: one text for each batch, so that a batch is one write. A stopped stream has no end line: no one reads it. */
export async function* streamLines(
  stream: LogStream,
  { viewer, window, problemOf }: LineContext,
): AsyncGenerator<string> {
  yield written({ type: 'window', ...window })
  for await (const part of stream) {
    if (part.type === 'entries') {
      yield part.entries.map((entry) => written({ type: 'entry', entry: presentEntry(entry, viewer) })).join('')
    } else if (part.type === 'progress') {
      yield written({ type: 'progress', progress: part.progress, cursor: cursorText(viewer, part.cursor) })
    } else {
      const line = endLine(part.end, viewer, problemOf)
      if (line !== undefined) yield written(line)
    }
  }
}

function endLine(end: LogStreamEnd, viewer: LogViewer, problemOf: LineContext['problemOf']): UsageLogLine | undefined {
  const { reason, cursor, progress, days, gaps, unconverted } = end
  if (reason === 'stopped') return undefined
  return {
    type: 'end',
    reason,
    cursor: cursorText(viewer, cursor),
    progress,
    days,
    gaps,
    ...(unconverted !== undefined && { unconverted }),
    ...(reason === 'failed' ? { problem: problemOf(end.error) } : {}),
  }
}
