import { needsDerivedValues } from '../filter/log-filter.ts'
import type { LogQuery } from '../filter/log-filter.ts'
import type { LogStreamEnd } from './log-stream.ts'
import type { LogDatabase } from '../db/log-database.ts'
import { StoreFlawError } from '../../store/store-flaw-error.ts'

type Days = { from: string; to: string }

/**
 * Stored entries that a search may not find yet: those whose texts and columns an older version of the console wrote.
 */
export async function findUnconverted(
  database: LogDatabase,
  query: LogQuery,
  days: Days,
): Promise<Pick<LogStreamEnd, 'unconverted'>> {
  if (!needsDerivedValues(query)) return {}
  const answer = await ask(() => database.read('unconverted', days))
  return answer === undefined || answer.count === 0 ? {} : { unconverted: answer.count }
}

/** A file that cannot be read says nothing of what is in it; the entries come from Quay. */
async function ask<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof StoreFlawError) return undefined
    throw error
  }
}
