import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { QuayLogEntry } from '@quaymaster/quay-client'
import { expect, test } from 'vitest'
import { finishWork } from '../../../testing/finish-work.ts'
import { LogStoreFile } from './file/log-store-file.ts'
import { runOperation } from './operations.ts'
import type { OperationName } from './operations.ts'
import type { DayPart } from './entries/day-part.ts'

const DAY = '2026-11-19'
const NOW = '2026-11-20T15:00:00Z'
const ENTRY: QuayLogEntry = {
  kind: 'pull_repo',
  at: `${DAY}T10:00:00Z`,
  namespace: { name: 'payments', isOrganization: true },
  performer: { name: 'mei.tanaka', isRobot: false },
  ip: null,
  metadata: { namespace: 'payments', repo: 'needle' },
}

test('what is stored while a part of a day is searched does not count as looked at', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'quaymaster-day-part-'))
  const store = new LogStoreFile()
  const perform = (name: OperationName, input: unknown) => runOperation(store, { name, input })
  await finishWork(perform('open', { path: join(folder, 'logs.sqlite'), now: NOW }))
  const query = { from: `${DAY}T00:00:00Z`, to: '2026-11-20T00:00:00Z', text: 'needle' }
  const search = perform('dayPart', { day: DAY, query, order: 'older', limit: 50 })
  // The search rests between its slices, and others get their turn.
  const step = await search.next()
  const segment = { entries: [ENTRY], next: undefined, window: { from: DAY, to: DAY }, readAt: NOW }
  await finishWork(perform('beginDay', { day: DAY, segment }))
  const part = step.done === true ? (step.value as DayPart) : await (finishWork(search) as Promise<DayPart>)
  expect(part).toMatchObject({ entries: [], reached: null })
  const next = (await finishWork(perform('dayPart', { day: DAY, query, order: 'older', limit: 50 }))) as DayPart
  expect(next.entries.map(({ repository }) => repository)).toEqual(['payments/needle'])
  await finishWork(perform('close', null))
  rmSync(folder, { recursive: true, force: true })
})
