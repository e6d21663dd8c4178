import type { Role } from '@quaymaster/contracts/roles'
import { en } from '@quaymaster/messages/en'
import { usageLogSentences as english } from '@quaymaster/messages/en/usage-log-sentences'
import { ja } from '@quaymaster/messages/ja'
import { usageLogSentences as japanese } from '@quaymaster/messages/ja/usage-log-sentences'
import type { Language } from '@quaymaster/messages/languages'
import { composeSentence } from '@quaymaster/messages/sentence'
import { cursorOf, type StoredEntry } from '../../log-store/entry.ts'
import type { LogReading } from '../../log-store/reading.ts'
import { csvLine } from '../../csv.ts'
import { visibleMetadata } from '../../log-store/visible-metadata.ts'
import { closingSentence } from './closing-sentence.ts'
import { presentEntry } from './present.ts'
import { zonedClock } from './zoned-clock.ts'

export type ExportOptions = { role: Role; format: 'csv' | 'ndjson'; language: Language; timeZone: string }

/** Marks the file as UTF-8 for spreadsheets. */
const BYTE_ORDER_MARK = '\uFEFF'

/** The file as text, batch by batch; the last line says whether it is complete. */
export function exportTexts(reading: LogReading, options: ExportOptions): AsyncGenerator<string> {
  return options.format === 'csv' ? csvTexts(reading, options) : ndjsonTexts(reading, options)
}

async function* csvTexts(reading: LogReading, { role, language, timeZone }: ExportOptions): AsyncGenerator<string> {
  const { usageLogExport: words } = language === 'ja' ? ja : en
  const sentences = language === 'ja' ? japanese : english
  const clock = zonedClock(timeZone)
  const { heads } = words
  yield (
    BYTE_ORDER_MARK +
    csvLine([
      heads.time,
      heads.sentence,
      heads.kind,
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
  for await (const part of reading) {
    if (part.type === 'entries') {
      yield part.entries.map((entry) => csvLine(cellsOf(entry, role, sentences, words, clock))).join('')
    } else if (part.type === 'end') {
      yield csvLine([closingSentence(part.end, language)])
    }
  }
}

type Words = (typeof en)['usageLogExport'] | (typeof ja)['usageLogExport']

function cellsOf(
  stored: StoredEntry,
  role: Role,
  sentences: Readonly<Record<string, readonly string[]>>,
  words: Words,
  clock: (instant: string) => string,
): (string | null | undefined)[] {
  const entry = presentEntry(stored, role)
  const { performer, namespace } = entry
  const facts = {
    ...entry.facts,
    performer: performer?.name ?? words.nobody,
    repository: entry.repository,
    namespace: namespace?.name ?? entry.facts['namespace'],
  }
  const parts = composeSentence(sentences[entry.kind] ?? [], facts) ?? []
  return [
    clock(entry.at),
    parts.map((part) => ('text' in part ? part.text : part.value)).join('') || entry.kind,
    entry.kind,
    performer?.name,
    performer?.isRobot === true ? words.yes : '',
    namespace?.name,
    entry.repository,
    entry.address,
    entry.country,
    entry.application,
    JSON.stringify(visibleMetadata(stored.kind, stored.metadata, role)),
    entry.id,
  ]
}

async function* ndjsonTexts(reading: LogReading, { role }: ExportOptions): AsyncGenerator<string> {
  for await (const part of reading) {
    if (part.type === 'entries') {
      yield part.entries.map((entry) => `${JSON.stringify(recordOf(entry, role))}\n`).join('')
    } else if (part.type === 'end') {
      const { reason, cursor, progress, days, gaps } = part.end
      const end = { type: 'end', reason, reachedAt: progress.reachedAt, days, gaps }
      yield `${JSON.stringify({ ...end, cursor: cursor === null ? null : cursorOf(cursor) })}\n`
    }
  }
}

function recordOf(stored: StoredEntry, role: Role) {
  const { facts: _facts, ...entry } = presentEntry(stored, role)
  return { ...entry, metadata: visibleMetadata(stored.kind, stored.metadata, role) }
}
