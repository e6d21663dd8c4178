import type { RefreshRecord } from './kind-store.ts'
import { DAY_MS } from '../time/calendar.ts'

/** Quay's page tokens live two days; one that is older would silently start again at page one (identity.md 1.10). */
const PAGE_TOKEN_LIFE_MS = 2 * DAY_MS - 3_600_000

/** A run over a list that begins now. */
export function beginRun(scope: string, before: RefreshRecord | undefined, startSequence: number): RefreshRecord {
  return {
    scope,
    run_id: (before?.run_id ?? 0) + 1,
    is_running: 1,
    start_sequence: startSequence,
    page_token: null,
    page_token_at: null,
    read_count: 0,
    expected_count: before?.expected_count ?? null,
    completed_at: before?.completed_at ?? null,
  }
}

/** A run after one more page. */
export function advanceRun(
  run: RefreshRecord,
  page: { count: number; nextPageToken: string | undefined },
  now: string,
): RefreshRecord {
  const read_count = run.read_count + page.count
  if (page.nextPageToken !== undefined) {
    return { ...run, read_count, page_token: page.nextPageToken, page_token_at: now }
  }
  const ended = { is_running: 0, page_token: null, page_token_at: null }
  return { ...run, ...ended, read_count, expected_count: read_count, completed_at: now }
}

/** Whether a run can go on where it is, after a restart too. */
export function isResumable(run: RefreshRecord, hasSeenRows: boolean, nowMs: number): boolean {
  if (run.page_token === null) return run.read_count === 0
  const ageMs = nowMs - Date.parse(run.page_token_at ?? '')
  return hasSeenRows && ageMs >= 0 && ageMs < PAGE_TOKEN_LIFE_MS
}

/** How long until a list is to be read again; nothing where it never was, or where the clock was set back. */
export function dueInMs({ completed_at }: RefreshRecord, intervalMs: number, nowMs: number): number {
  const waitMs = Date.parse(completed_at ?? '') + intervalMs - nowMs
  return waitMs > 0 && waitMs <= intervalMs ? waitMs : 0
}
