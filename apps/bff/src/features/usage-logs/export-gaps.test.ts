import { ReadableStream } from 'node:stream/web'
import { expect, test } from 'vitest'
import type { LogStream, LogStreamEnd } from '../../usage-logs/read/log-stream.ts'
import { viewerOf } from '../../testing/log-viewer.ts'
import { exportTexts } from './export.ts'

const END: LogStreamEnd = {
  reason: 'complete',
  cursor: null,
  progress: { read: 0, reachedAt: null, daysDone: 2, daysTotal: 2, calls: 3, maxCalls: 10 },
  days: [
    { from: '2026-11-18', to: '2026-11-18', state: 'gap', missing: 2 },
    {
      from: '2026-11-19',
      to: '2026-11-19',
      state: 'gap',
      reason: 'page_too_large',
      after: '2026-11-19T11:40:10Z',
    },
  ],
  gaps: [
    { day: '2026-11-18', missing: 2 },
    { day: '2026-11-19', missing: 1, reason: 'page_too_large', after: '2026-11-19T11:40:10Z' },
  ],
}

const readingToEnd = (): LogStream => ReadableStream.from([{ type: 'end', end: END } as const])

async function lastLineOf(format: 'csv' | 'ndjson', language: 'en' | 'ja'): Promise<string> {
  let text = ''
  const options = { viewer: viewerOf('auditor'), format, language, timeZone: 'UTC' } as const
  for await (const part of exportTexts(readingToEnd(), options)) text += part
  return text.trimEnd().split('\n').at(-1) ?? ''
}

test.for([
  ['en', /2026-11-19: entries are missing because a page of Quay’s list is too large to read\./],
  ['ja', /2026-11-19: 不足しているエントリーがあります/],
] as const)('a CSV file in %s says of which day a page was too large', async ([language, words]) => {
  expect(await lastLineOf('csv', language)).toMatch(words)
})

test('an NDJSON file names reason and instant', async () => {
  expect(JSON.parse(await lastLineOf('ndjson', 'en'))).toMatchObject({ gaps: END.gaps })
})
