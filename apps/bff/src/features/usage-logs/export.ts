import { usageLogExport as exportEn } from '@quaymaster/messages/usage-logs/en/export'
import { usageLogSentences as english } from '@quaymaster/messages/usage-logs/en/sentences'
import { usageLogSubjects as subjectsEn } from '@quaymaster/messages/usage-logs/en/subjects'
import { usageLogExport as exportJa } from '@quaymaster/messages/usage-logs/ja/export'
import { usageLogSentences as japanese } from '@quaymaster/messages/usage-logs/ja/sentences'
import { usageLogSubjects as subjectsJa } from '@quaymaster/messages/usage-logs/ja/subjects'
import type { Language } from '@quaymaster/messages/languages'
import { fill } from '@quaymaster/messages/translate'
import { composeEntry, subjectText } from '@quaymaster/messages/usage-logs/entry'
import type { StoredEntry } from '../../usage-logs/entry/entry.ts'
import type { LogStream } from '../../usage-logs/read/log-stream.ts'
import { csvLine } from '../../http/csv.ts'
import { closingSentence } from './closing-sentence.ts'
import { presentEntry, presentMetadata, type LogViewer } from './present.ts'
import { zonedClock } from './zoned-clock.ts'

export type ExportOptions = { viewer: LogViewer; format: 'csv' | 'ndjson'; language: Language; timeZone: string }

/** Marks the file as UTF-8 for spreadsheets. */
const BYTE_ORDER_MARK = '\uFEFF'

/** The file as text, batch by batch; the last line says whether it is complete. */
export function exportTexts(stream: LogStream, options: ExportOptions): AsyncGenerator<string> {
  return options.format === 'csv' ? csvTexts(stream, options) : ndjsonTexts(stream, options)
}

async function* csvTexts(stream: LogStream, { viewer, language, timeZone }: ExportOptions): AsyncGenerator<string> {
  const words = language === 'ja' ? exportJa : exportEn
  const subjects = language === 'ja' ? subjectsJa : subjectsEn
  const sentences = language === 'ja' ? japanese : english
  const clock = zonedClock(timeZone)
  const { heads } = words
  yield (
    BYTE_ORDER_MARK +
    csvLine([
      heads.time,
      heads.sentence,
      heads.kind,
      heads.user,
      heads.performer,
      heads.robot,
      heads.namespace,
      heads.repository,
      heads.address,
      heads.country,
      heads.application,
      heads.metadata,
      heads.id,
    ])
  )
  for await (const part of stream) {
    if (part.type === 'entries') {
      yield part.entries.map((entry) => csvLine(cellsOf(entry, viewer, { sentences, words, subjects }, clock))).join('')
    } else if (part.type === 'end') {
      const { unconverted } = part.end
      if (unconverted !== undefined) yield csvLine([fill(words.unconverted, { number: unconverted })])
      yield csvLine([closingSentence(part.end, language)])
    }
  }
}

type Words = typeof exportEn | typeof exportJa
type Speech = {
  sentences: Readonly<Record<string, readonly string[]>>
  words: Words
  subjects: Parameters<typeof subjectText>[1]
}

function cellsOf(
  stored: StoredEntry,
  viewer: LogViewer,
  { sentences, words, subjects }: Speech,
  clock: (instant: string) => string,
): (string | null | undefined)[] {
  const entry = presentEntry(stored, viewer)
  const { performer, namespace } = entry
  const parts = composeEntry(sentences[entry.kind] ?? [], entry, subjects) ?? []
  return [
    clock(entry.at),
    parts.map((part) => ('text' in part ? part.text : part.value)).join('') || entry.kind,
    entry.kind,
    subjectText(entry, subjects),
    performer?.name,
    entry.subject.kind === 'robot' ? words.yes : '',
    namespace?.name,
    entry.repository,
    entry.address,
    entry.country,
    entry.application,
    JSON.stringify(presentMetadata(stored, viewer.role)),
    entry.id,
  ]
}

async function* ndjsonTexts(stream: LogStream, { viewer }: ExportOptions): AsyncGenerator<string> {
  for await (const part of stream) {
    if (part.type === 'entries') {
      yield part.entries.map((entry) => `${JSON.stringify(recordOf(entry, viewer))}\n`).join('')
    } else if (part.type === 'end') {
      const { reason, cursor, progress, days, gaps, unconverted } = part.end
      const end = { type: 'end', reason, reachedAt: progress.reachedAt, days, gaps, unconverted }
      yield `${JSON.stringify({ ...end, cursor: cursor === null ? null : viewer.entryIds.sealPosition(cursor) })}\n`
    }
  }
}

function recordOf(stored: StoredEntry, viewer: LogViewer) {
  const { facts: _facts, ...entry } = presentEntry(stored, viewer)
  return { ...entry, metadata: presentMetadata(stored, viewer.role) }
}
