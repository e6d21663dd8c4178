import { big } from './entry-writer.ts'
import type { LogFile } from '../file/log-file.ts'
import { INDEX_TEXTS } from '../sql/text-index.ts'

/** So many take about as long as a reader may be kept waiting. */
const BATCH = 300

/** Indexes the texts of some entries that wait for it, newest first; true while there are more. */
export function indexTexts(file: LogFile): boolean {
  const waiting = file.all<{ sequence: number }>('SELECT sequence FROM unindexed ORDER BY sequence DESC LIMIT ?', BATCH)
  const [last, first] = [waiting.at(0)?.sequence, waiting.at(-1)?.sequence]
  if (first === undefined || last === undefined) return false
  file.transaction(() => {
    for (const sql of INDEX_TEXTS) file.run(sql, big(first), big(last))
  })
  return waiting.length === BATCH
}

/** Whether entries of a stretch wait for being indexed. */
export const hasUnindexed = (file: LogFile, low: number, high: number): boolean =>
  file.get('SELECT 1 AS found FROM unindexed WHERE sequence BETWEEN ? AND ? LIMIT 1', big(low), big(high)) !== undefined
