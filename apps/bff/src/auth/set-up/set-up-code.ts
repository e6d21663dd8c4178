import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isoOf } from '../../time/clock.ts'
import { ProblemError } from '../../problems/problem-error.ts'
import { hasStaff } from '../sign-in/staff-accounts.ts'
import type { Store } from '../../store/database.ts'

const LIFE_MS = 30 * 60_000
const MAX_TRIES = 10
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const GROUPS = 4
const GROUP_LENGTH = 4
const ROW = 1

export const SET_UP_CODE_FILE = 'set-up-code'

const plain = (code: string): string => code.toUpperCase().replace(/[^A-Z0-9]/g, '')
const digest = (code: string): Buffer => createHash('sha256').update(plain(code)).digest()

function makeCode(): string {
  const group = () => Array.from({ length: GROUP_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('')
  return Array.from({ length: GROUPS }, group).join('-')
}

/** Writes the code where only the operator of this machine can read it. */
function writeCodeFile(dataDir: string, code: string): string {
  const path = join(dataDir, SET_UP_CODE_FILE)
  const draft = `${path}.${process.pid}`
  rmSync(draft, { force: true })
  writeFileSync(draft, `${code}\n`, { mode: 0o400, flag: 'wx' })
  renameSync(draft, path)
  return path
}

export const removeCodeFile = (dataDir: string): void => rmSync(join(dataDir, SET_UP_CODE_FILE), { force: true })

/** A code as it was made just now: it exists in clear here, on the terminal and in its file. */
export type FreshCode = { code: string; path: string; minutes: number }

/** Makes a new code while nobody has an account; the one of an earlier start is dead from then on. */
export async function issueSetUpCode(store: Store, dataDir: string, now: number): Promise<FreshCode | undefined> {
  const code = makeCode()
  const values = { code_hash: digest(code).toString('hex'), expires_at: isoOf(now + LIFE_MS), tries: 0 }
  const isIssued = await store.transaction().execute(async (work) => {
    if (await hasStaff(work)) return false
    await work
      .insertInto('set_up_code')
      .values({ id: ROW, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .execute()
    return true
  })
  if (!isIssued) {
    removeCodeFile(dataDir)
    return undefined
  }
  return { code, path: writeCodeFile(dataDir, code), minutes: LIFE_MS / 60_000 }
}

/**
 * Looks at a code; every wrong one is counted.
 * @throws {ProblemError} `set_up_done`, `set_up_code_expired` (also after too many tries) or `set_up_code_wrong`
 */
export async function checkCode(store: Store, code: string, now: number): Promise<void> {
  const verdict = await store.transaction().execute(async (work) => {
    if (await hasStaff(work)) return 'done'
    const row = await work.selectFrom('set_up_code').selectAll().executeTakeFirst()
    if (row === undefined || row.expires_at <= isoOf(now) || row.tries >= MAX_TRIES) return 'expired'
    if (timingSafeEqual(digest(code), Buffer.from(row.code_hash, 'hex'))) return 'right'
    await work
      .updateTable('set_up_code')
      .set({ tries: row.tries + 1 })
      .execute()
    return 'wrong'
  })
  if (verdict === 'done') throw new ProblemError('set_up_done', 409)
  if (verdict === 'expired') throw new ProblemError('set_up_code_expired', 410)
  if (verdict === 'wrong') throw new ProblemError('set_up_code_wrong', 403, { field: 'code' })
}
