import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { proveIdentity } from '../support/dialogs.ts'
import { expectToast } from '../support/toasts.ts'
import { expectRow } from '../support/users-page.ts'
import { expectRows, midnight, truthOf } from '../support/usage-logs-page.ts'

const ENTRIES = process.env['QM_TEST_FULL'] === undefined ? 5000 : 50_000
/** What no file holds (see the BFF's `visible-metadata.ts`). */
const SECRET = /password|secret|credential|private_?key|^config$|^trigger_metadata$/i

type Line = { type?: string; at: string; kind: string; metadata: Record<string, unknown>; reason?: string }

async function exportAs(page: Page, format: RegExp): Promise<string> {
  await page.getByRole('button', { name: 'Export' }).click()
  const download = page.waitForEvent('download', { timeout: 120_000 })
  await page.getByRole('menuitem', { name: format }).click()
  await proveIdentity(page, 'administrator')
  return await readFile(await (await download).path(), 'utf8')
}

const withoutSecrets = (metadata: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(metadata).filter(([key]) => !SECRET.test(key)))

test.use({ world: { logEntries: ENTRIES, callsPerSecond: 100 } })
test.slow()

test('a file has every entry of the range, line by line as the registry has it', async ({ page, quay, signInAs }) => {
  const [from, to] = [midnight(89), midnight(0)]
  await signInAs('administrator', `/usage-logs?from=${from}&to=${to}`)
  await expectRows(page)
  const text = await exportAs(page, /^NDJSON/)
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
  expect(lines.at(-1)).toMatchObject({ type: 'end', reason: 'complete', gaps: [] })
  const truth = truthOf(quay, from, to)
  expect(truth.length).toBeGreaterThan(ENTRIES * 0.9)
  const written = lines.slice(0, -1).map(({ at, kind, metadata }) => ({ at, kind, metadata: withoutSecrets(metadata) }))
  expect(written).toEqual(
    truth.map(({ kind, instantUs, metadata }) => ({
      at: `${new Date(instantUs / 1000).toISOString().slice(0, 19)}Z`,
      kind,
      metadata: withoutSecrets(metadata),
    })),
  )
})

test('a file for spreadsheets speaks the language of the page, and says at its end that it is complete', async ({
  page,
  quay,
  signInAs,
}) => {
  const [from, to] = [midnight(4), midnight(0)]
  await signInAs('administrator', `/usage-logs?from=${from}&to=${to}`)
  await expectRows(page)
  const text = await exportAs(page, /^CSV/)
  expect(text.startsWith('\uFEFF')).toBe(true)
  const lines = text.trimEnd().split('\r\n')
  expect(lines).toHaveLength(truthOf(quay, from, to).length + 2)
  expect(lines.at(-1)).toContain('Complete')
})

test('Quay’s own export is asked for with its terms said, and an organization that is not there is said at its field', async ({
  page,
  quay,
  signInAs,
}) => {
  await signInAs('administrator', `/usage-logs?from=${midnight(4)}&to=${midnight(1)}`)
  await expectRows(page)
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: /^Export in Quay/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Export logs in Quay' })
  await expect(dialog.getByText(/valid for one hour, and anyone who has it can open the file/)).toBeVisible()
  await expectAccessible(page)
  await dialog.getByLabel('Organization').fill('no-such-organization')
  await dialog.getByLabel('Email address').fill('ops@example.org')
  await dialog.getByRole('button', { name: 'Request export' }).click()
  await proveIdentity(page, 'administrator')
  const field = dialog.getByLabel('Organization')
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(dialog.getByLabel('Email address')).toHaveValue('ops@example.org')
  await field.fill('console')
  await dialog.getByRole('button', { name: 'Request export' }).click()
  await expect(dialog).toBeHidden()
  await expectToast(page, 'Quay queued the export as')
  expect(quay.state.logExports.waiting).toMatchObject([{ namespace: 'console', callbackEmail: 'ops@example.org' }])
})

test('the list of users is downloaded as it is filtered and ordered', async ({ page, signInAs }) => {
  await signInAs('administrator', '/users?state=disabled&sort=name&direction=desc')
  await expectRow(page, 'ahorvat', 'Disabled')
  const shown = await page.getByRole('row').getByRole('link').allInnerTexts()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export as CSV' }).click()
  await proveIdentity(page, 'administrator')
  const lines = (await readFile(await (await download).path(), 'utf8')).trimEnd().split('\r\n')
  expect(shown.length).toBeGreaterThan(1)
  expect(lines.slice(1, -1).map((line) => line.split(',', 1)[0])).toEqual(shown)
})

test('the help desk has no export', async ({ page, signInAs }) => {
  await signInAs('help-desk', '/usage-logs')
  await expectRows(page)
  await page.getByRole('button', { name: 'Export' }).click()
  await expect(page.getByRole('menuitem', { name: /^NDJSON/ })).toBeDisabled()
})
