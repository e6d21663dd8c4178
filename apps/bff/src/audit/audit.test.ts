import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createClock } from '../time/clock.ts'
import { openKeyring } from '../config/keyring.ts'
import { ensurePrivateDirectory } from '../store/private-file.ts'
import { auditPath } from './file.ts'
import { AuditTrail, type AuditHead } from './trail.ts'
import { verifyTrail } from './verify.ts'

const ROWS = 12
const ACTOR = { staffId: 's1', name: 'ada', role: 'administrator', sessionId: null, address: '127.0.0.1' }

let root: string

function directory(name: string): string {
  const path = join(root, name)
  ensurePrivateDirectory(path)
  return path
}

const keyringOf = (dataDir: string) => openKeyring(join(dataDir, 'keyring.json'), true)

const openTrail = (dataDir: string) =>
  new AuditTrail({ dataDir, keyring: keyringOf(dataDir), clock: createClock(), bootId: 'boot' })

/** Writes a trail and gives the head that was shipped away. */
function write(dataDir: string, rows = ROWS): AuditHead {
  const trail = openTrail(dataDir)
  for (let index = 0; index < rows; index += 1) {
    trail.record({
      operation: 'user.disable',
      requestId: `r${index}`,
      actor: ACTOR,
      target: { kind: 'user', name: `u${index}` },
      result: 'ok',
    })
  }
  const { head } = trail
  trail.close()
  if (head === undefined) throw new Error('nothing was written')
  return head
}

function verify(dataDir: string, heads: AuditHead[] = []) {
  const database = new DatabaseSync(auditPath(dataDir))
  const verdict = verifyTrail(database, keyringOf(dataDir), heads)
  database.close()
  return verdict
}

/** Changes the file as somebody does who owns the machine: the triggers stop nobody who drops them. */
function tamper(dataDir: string, sql: string): void {
  const database = new DatabaseSync(auditPath(dataDir))
  database.exec('DROP TRIGGER entries_stay; DROP TRIGGER entries_remain;')
  database.exec(sql)
  database.close()
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'quaymaster-audit-'))
})

afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

describe('P7: tampering with the trail', () => {
  test('P7: a trail that nobody touched is found good', () => {
    const dataDir = directory('a')
    const head = write(dataDir)
    expect(verify(dataDir, [head])).toEqual({ rows: ROWS, faults: [], head })
    expect(statSync(auditPath(dataDir)).mode & 0o777).toBe(0o600)
  })

  const LAST_COLUMNS = `boot_id, request_id, actor_id, actor_name, actor_role, session_id, address, operation, target_kind,
    target_name, phase, intent_sequence, result, status, duration_ms, detail, key_id, previous, mac`

  test.each([
    ['editing a row', "UPDATE entries SET actor_name = 'eve' WHERE sequence = 5", { kind: 'changed', sequence: 5 }],
    ['deleting a row', 'DELETE FROM entries WHERE sequence = 5', { kind: 'missing', sequence: 5 }],
    [
      'reordering two rows',
      `UPDATE entries SET sequence = 100 WHERE sequence = 5; UPDATE entries SET sequence = 5 WHERE sequence = 6;
       UPDATE entries SET sequence = 6 WHERE sequence = 100`,
      { kind: 'broken', sequence: 5 },
    ],
    [
      'inserting a row',
      `INSERT INTO entries (sequence, at, ${LAST_COLUMNS}) SELECT ${ROWS + 1}, at, ${LAST_COLUMNS} FROM entries WHERE sequence = ${ROWS}`,
      { kind: 'broken', sequence: ROWS + 1 },
    ],
    ['cutting off the tail', 'DELETE FROM entries WHERE sequence > 8', { kind: 'truncated', sequence: 9 }],
  ])('P7: %s is found and named', (_what, sql, fault) => {
    const dataDir = directory('a')
    const head = write(dataDir)
    tamper(dataDir, sql)
    expect(verify(dataDir, [head]).faults[0]).toEqual(fault)
  })

  test('P7: two files that were swapped are found, with the same keyring too', () => {
    const [first, second] = [directory('a'), directory('b')]
    copyKeyring(first, second)
    const heads = [write(first), write(second)]
    copyFileSync(auditPath(second), auditPath(first))
    expect(verify(first, heads.slice(0, 1)).faults).toContainEqual({ kind: 'other-trail', sequence: ROWS })
  })

  test('P7: a file sealed with another keyring is found', () => {
    const [first, second] = [directory('a'), directory('b')]
    write(first)
    write(second)
    copyFileSync(auditPath(second), auditPath(first))
    expect(verify(first).faults[0]).toEqual({ kind: 'broken', sequence: 1 })
  })

  test('P7: an older copy put back is found by the head that was shipped', () => {
    const dataDir = directory('a')
    write(dataDir)
    copyFileSync(auditPath(dataDir), join(root, 'copy'))
    const later = write(dataDir, 3)
    copyFileSync(join(root, 'copy'), auditPath(dataDir))
    expect(verify(dataDir, [later]).faults).toEqual([{ kind: 'truncated', sequence: ROWS + 1 }])
  })
})

function copyKeyring(from: string, to: string): void {
  keyringOf(from)
  copyFileSync(join(from, 'keyring.json'), join(to, 'keyring.json'))
}

describe('the trail', () => {
  test('refuses changes and deletions by whoever uses it as it is', () => {
    const dataDir = directory('a')
    write(dataDir)
    const database = new DatabaseSync(auditPath(dataDir))
    expect(() => database.exec("UPDATE entries SET actor_name = 'eve'")).toThrow('never changed')
    expect(() => database.exec('DELETE FROM entries')).toThrow('never shortened')
    database.close()
  })

  test('goes on as one chain when two processes write to it', () => {
    const dataDir = directory('a')
    const [one, two] = [openTrail(dataDir), openTrail(dataDir)]
    for (let index = 0; index < 5; index += 1) {
      one.record({ operation: 'session.create', requestId: 'a', actor: ACTOR, result: 'ok' })
      two.record({ operation: 'session.create', requestId: 'b', actor: ACTOR, result: 'ok' })
    }
    one.close()
    two.close()
    expect(verify(dataDir)).toMatchObject({ rows: 10, faults: [] })
  })

  test('has one outcome for one intent', () => {
    const trail = openTrail(directory('a'))
    const intent = trail.intent({
      operation: 'user.delete',
      requestId: 'r',
      actor: ACTOR,
      target: { kind: 'user', name: 'u' },
    })
    expect(trail.recentFor({ kind: 'user', name: 'u' }, 5)).toMatchObject([{ result: 'running' }])
    trail.outcome(intent, { result: 'ok', status: 204 })
    expect(() => trail.outcome(intent, { result: 'failed' })).toThrow(/UNIQUE/)
    expect(trail.recentFor({ kind: 'user', name: 'u' }, 5)).toMatchObject([{ operation: 'user.delete', result: 'ok' }])
    trail.close()
  })

  test('tells of refusals among the changes to somebody, and not of passwords that were asked for again', () => {
    const dataDir = directory('a')
    const trail = openTrail(dataDir)
    const target = { kind: 'user', name: 'u' }
    const refusal = { operation: 'user.delete', requestId: 'r', actor: ACTOR, target, result: 'refused' } as const
    trail.record({ ...refusal, status: 403, detail: { code: 'step_up_required' } })
    trail.record({ ...refusal, status: 403, detail: { code: 'not_allowed' } })
    expect(trail.recentFor(target, 5)).toHaveLength(1)
    trail.close()
    expect(verify(dataDir)).toMatchObject({ rows: 2, faults: [] })
  })
})
