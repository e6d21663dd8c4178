import { longestOriginalBytes } from '@quaymaster/contracts/shortened-text'
import type { QuayLogEntry } from '@quaymaster/quay-client'
import { cutLongStrings } from '@quaymaster/quay-client/long-strings'
import { expect, test } from 'vitest'
import { toEntryRow } from './entry-row.ts'

const entry: QuayLogEntry = {
  kind: 'change_repo_description',
  at: '2026-11-19T10:00:00Z',
  ip: '203.0.113.7',
  metadata: { repo: 'web', namespace: 'acme', description: '日本語'.repeat(400_000), nested: ['x'.repeat(70_000)] },
}

test('an entry whose long texts were cut by the client has the same row and hash', () => {
  const row = toEntryRow(entry)
  expect(row.metadata.length).toBeLessThan(200_000)
  expect(toEntryRow({ ...entry, metadata: cutLongStrings(entry.metadata) })).toEqual(row)
  // A row that is read from the store is one whose texts were cut.
  expect(toEntryRow({ ...entry, metadata: JSON.parse(row.metadata) as Record<string, unknown> })).toEqual(row)
})

test('entries whose texts differ in length only after the cut are two', () => {
  const longer = { ...entry, metadata: { ...entry.metadata, description: '日本語'.repeat(400_001) } }
  expect(toEntryRow(longer).hash).not.toBe(toEntryRow(entry).hash)
})

test('the pages know how long a shortened text is in Quay', () => {
  const cut = (value: unknown) => longestOriginalBytes(cutLongStrings(value))
  expect(cut('x'.repeat(4_718_592))).toBe(4_718_592)
  // Of one character for four bytes, too.
  expect(cut({ a: ['😀'.repeat(20_000)], b: 1 })).toBe(80_000)
  expect(cut({ ['k'.repeat(70_000)]: true })).toBe(70_000)
  expect(cut({ description: 'x'.repeat(65_536) })).toBeUndefined()
  expect(cut('a text ... [shortened from 4718592 bytes]')).toBeUndefined()
})
