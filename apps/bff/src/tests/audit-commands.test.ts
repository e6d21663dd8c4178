import { spawnSync } from 'node:child_process'
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createStaff } from '@quaymaster/contracts/staff'
import { expect, test } from 'vitest'
import { startTestApp, TEST_PASSWORD } from '../testing/start-test-app.ts'

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url))

function quaymaster(dataDir: string, ...options: string[]) {
  const run = spawnSync(process.execPath, [CLI, ...options], {
    env: { QUAYMASTER_DATA_DIR: dataDir },
    encoding: 'utf8',
  })
  return { status: run.status, text: run.stdout + run.stderr }
}

test('P7: `quaymaster audit verify` and `audit export` work beside a running console', async () => {
  await using stack = await startTestApp()
  await stack.createStaff('ada', 'administrator')
  const client = stack.client()
  await client.signIn('a password in the wrong field', 'x')
  await client.signIn('ada', 'wrong')
  await client.signIn('ada', TEST_PASSWORD)
  await client.stepUp(TEST_PASSWORD)
  await client.call(createStaff, { body: { name: 'bob', role: 'auditor' } })

  const exported = quaymaster(stack.dataDir, 'audit', 'export')
  const rows = exported.text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(rows.map((row) => [row['operation'], row['phase'], row['result'], row['actor_name']])).toEqual([
    ['session.create', 'event', 'refused', null],
    ['session.create', 'event', 'refused', 'ada'],
    ['session.create', 'event', 'ok', 'ada'],
    ['session.step-up', 'event', 'ok', 'ada'],
    ['staff.create', 'intent', null, 'ada'],
    ['staff.create', 'outcome', 'ok', 'ada'],
  ])
  expect(exported.text).not.toContain('wrong field')

  const good = quaymaster(stack.dataDir, 'audit', 'verify')
  expect(good).toMatchObject({ status: 0 })
  const head = /(\d+), seal ([0-9a-f]{64})/.exec(good.text)
  const shipped = `${head?.[1]}:${head?.[2]}`
  expect(quaymaster(stack.dataDir, 'audit', 'verify', '--head', shipped).status).toBe(0)
  expect(quaymaster(stack.dataDir, 'audit', 'verify', '--head', 'nonsense').status).toBe(1)

  const database = new DatabaseSync(join(stack.dataDir, 'audit.sqlite'))
  database.exec('DROP TRIGGER entries_remain; DELETE FROM entries WHERE sequence > 4')
  database.close()
  const cut = quaymaster(stack.dataDir, 'audit', 'verify', '--head', shipped)
  expect(cut.status).toBe(1)
  expect(cut.text).toContain('Row 5')
}, 60_000)

test('`quaymaster` says what it can do, and refuses what it cannot', () => {
  const help = quaymaster('/nonexistent-parent', 'help')
  expect([help.status, help.text.includes('config check')]).toEqual([0, true])
  expect(quaymaster('/tmp', 'make', 'coffee').status).toBe(64)
})
