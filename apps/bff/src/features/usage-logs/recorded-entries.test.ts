import { readFileSync } from 'node:fs'
import type { Role } from '@quaymaster/contracts/roles'
import { usageLogSentences as english } from '@quaymaster/messages/usage-logs/en/sentences'
import { usageLogSubjects as englishSubjects } from '@quaymaster/messages/usage-logs/en/subjects'
import { usageLogSentences as japanese } from '@quaymaster/messages/usage-logs/ja/sentences'
import { usageLogSubjects as japaneseSubjects } from '@quaymaster/messages/usage-logs/ja/subjects'
import { composeEntry, subjectText } from '@quaymaster/messages/usage-logs/entry'
import type { QuayLogEntry } from '@quaymaster/quay-client'
import { describe, expect, test } from 'vitest'
import { toEntryRow, toStoredEntry } from '../../usage-logs/entry/entry-row.ts'
import { readRecordedPages } from '../../testing/recorded-log-entries.ts'
import type { RecordedPage } from '../../testing/recorded-log-entries.ts'
import { viewerOf } from '../../testing/log-viewer.ts'
import { presentEntry } from './present.ts'

const ENGLISH = { sentences: english, subjects: englishSubjects }
const JAPANESE = { sentences: japanese, subjects: japaneseSubjects }

function presented(entry: QuayLogEntry, owner: string | undefined, role: Role) {
  const scope = owner === undefined ? undefined : { name: owner, isOrganization: null }
  return presentEntry(toStoredEntry(toEntryRow(entry, scope), 0), viewerOf(role))
}

function sentence(
  entry: ReturnType<typeof presented>,
  { sentences, subjects }: typeof ENGLISH | typeof JAPANESE,
): string {
  const parts = composeEntry(sentences[entry.kind] ?? [], entry, subjects)
  return parts?.map((part) => ('text' in part ? part.text : part.value)).join('') ?? '?'
}

/** Kind, subject, and both sentences; and what a help desk reads where it is something else. */
function lineOf(entry: QuayLogEntry, owner: string | undefined): string {
  const full = presented(entry, owner, 'administrator')
  const desk = presented(entry, owner, 'help-desk')
  const words = (shown: typeof full) =>
    [
      `${subjectText(shown, englishSubjects)} [${shown.subject.kind}]`,
      sentence(shown, ENGLISH),
      sentence(shown, JAPANESE),
    ].join(' | ')
  const others = words(desk) === words(full) ? [] : [`    help desk: ${words(desk)}`]
  return [`  ${entry.kind} | ${words(full)}`, ...others].join('\n')
}

/** Each list of each recording, with every entry that reads differently, newest first. */
function tableOf(pages: readonly RecordedPage[]): string {
  const lists = new Map<string, Set<string>>()
  for (const { file, owner, entries } of pages) {
    const title = `${file.replace('.json', '')}, ${owner === undefined ? 'registry' : `list of ${owner}`}`
    const lines = lists.get(title) ?? new Set()
    for (const entry of entries) lines.add(lineOf(entry, owner))
    if (lines.size > 0) lists.set(title, lines)
  }
  return [...lists].map(([title, lines]) => `${title}\n${[...lines].join('\n')}\n`).join('\n')
}

describe('what a running Quay has written', () => {
  const pages = readRecordedPages()

  test('is about whom it says, in both languages', () => {
    const reviewed = readFileSync(new URL('recorded-entries.txt', import.meta.url), 'utf8')
    expect(tableOf(pages)).toBe(reviewed)
  })

  test('has a sentence of its kind for every role, and nobody is anonymous but who pulls', () => {
    const kinds = new Set<string>()
    for (const { entries, owner } of pages) {
      for (const entry of entries) {
        kinds.add(entry.kind)
        for (const role of ['administrator', 'help-desk', 'auditor'] as const) {
          const shown = presented(entry, owner, role)
          expect(sentence(shown, ENGLISH), entry.kind).toMatch(/^[A-Za-z][^{}]+$/)
          expect(sentence(shown, JAPANESE), entry.kind).toMatch(/^[^{}]+(?:した|[:：].*)$/s)
          if (entry.kind !== 'pull_repo') expect(sentence(shown, ENGLISH)).not.toContain('Anonymous')
        }
      }
    }
    expect(kinds.size).toBeGreaterThanOrEqual(45)
  })
})
