import { readFileSync } from 'node:fs'

const LIMITS_FILE = '/proc/self/limits'
/** For the store, the trail, their journals, the calls to Quay, and what a request opens for a moment. */
const KEPT_FREE = 128

function readOpenFilesLimit(): number {
  try {
    const soft = /^Max open files +(\d+)/m.exec(readFileSync(LIMITS_FILE, 'utf8'))?.[1]
    return soft === undefined ? Number.POSITIVE_INFINITY : Number(soft)
  } catch {
    // Only Linux tells it this way.
    return Number.POSITIVE_INFINITY
  }
}

/** As many connections as wanted, but never so many that no file could be opened any more. */
export function affordableConnections(wanted: number, openFilesLimit = readOpenFilesLimit()): number {
  const affordable = Math.max(openFilesLimit - KEPT_FREE, Math.floor(openFilesLimit / 4))
  return Math.max(1, Math.min(wanted, affordable))
}
