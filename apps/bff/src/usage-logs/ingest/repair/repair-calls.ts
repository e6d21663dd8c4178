/** Quay gives so many entries in one call. */
export const PAGE_ENTRIES = 20

/** What a repair may cost however small its day is: two counts, their lists, and one more try. */
const LEAST_CALLS = 8

/** What a day costs at least: its pages and one count. */
export const floorCalls = (entries: number): number => Math.ceil(entries / PAGE_ENTRIES) + 1

/**
 * Calls that the repair of a day may cost: with what its own list cost already, one and a half times the floor. A list
 * that lost most of its entries was cheap, and leaves the more.
 */
export function maxRepairCalls(expected: number, stored: number): number {
  const spent = floorCalls(stored) + 1
  return Math.max(LEAST_CALLS, Math.floor(1.5 * floorCalls(expected)) - spent)
}
