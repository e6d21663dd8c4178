import { expect, test } from '../fixtures.ts'
import { proveIdentity, takeSecret } from '../support/dialogs.ts'
import { createUser, expectCount, expectRow } from '../support/users-page.ts'

/** Pages ask for the state of the registry every 15 seconds while all is well. */
const WITHIN_A_POLL = { timeout: 25_000 }
const BANNER = 'State of the registry and the console'

test('while Quay is down, rows stay, what was typed stays, and the page recovers by itself', async ({
  page,
  quay,
  signInAs,
}) => {
  test.slow()
  await signInAs('administrator')
  await expectCount(page, '150 users')
  await quay.stop()
  await page.getByRole('link', { name: 'achoi' }).click()
  const banner = page.getByRole('status', { name: BANNER })
  await expect(banner).toContainText('Quay has not responded since', WITHIN_A_POLL)
  await expect(page.getByText('alice.choi@corp.example.com')).toBeVisible()

  await page.goto('/users/new')
  await createUser(page, 'still.here', 'still.here@example.org')
  const dialog = page.getByRole('dialog', { name: 'Create user' })
  await expect(dialog.getByText(/Quay is not responding|Quay failed several times in a row/)).toBeVisible()
  await expect(dialog.getByLabel('Name')).toHaveValue('still.here')

  await quay.restart()
  // The open dialog hides the banner from assistive technology, so it is looked for by its text.
  await expect(page.getByText('Quay has not responded since')).toHaveCount(0, WITHIN_A_POLL)
  // For some seconds after repeated failures calls are still held back; pressing again is one act, not two.
  const created = page.getByRole('dialog', { name: 'still.here was created' })
  await expect(async () => {
    await dialog.getByRole('button', { name: 'Create user' }).click()
    await expect(created).toBeVisible({ timeout: 3000 })
  }).toPass(WITHIN_A_POLL)
  await takeSecret(created)
})

test('a list says that reading rests, and takes it back when Quay answers again', async ({ page, quay, signInAs }) => {
  test.slow()
  await signInAs('administrator')
  await expectCount(page, '150 users')
  await quay.stop()
  const rests = page.getByText('Background reads paused: Quay is not responding.')
  await expect(async () => {
    await page.reload()
    await expect(rests).toBeVisible({ timeout: 2000 })
  }).toPass({ timeout: 30_000 })
  await quay.restart()
  await expect(rests).toHaveCount(0, WITHIN_A_POLL)
  await expectCount(page, '150 users')
})

test('while Quay is slow, lists and rows are there at once', async ({ page, quay, signInAs }) => {
  test.slow()
  await signInAs('administrator')
  await expectCount(page, '150 users')
  quay.fail('*', { kind: 'latency', latencyMs: 4500 })
  await page.getByRole('link', { name: 'achoi' }).click()
  await expect(page.getByText('alice.choi@corp.example.com')).toBeVisible({ timeout: 3000 })
  await expect(page.getByRole('status', { name: BANNER })).toContainText(
    'Quay has responded slowly since',
    WITHIN_A_POLL,
  )
  await page.goto('/users?search=achoi')
  await expectRow(page, 'achoi', 'alice.choi@corp.example.com')
})

test('a revoked token never looks like an empty registry, and a new one is taken without a restart', async ({
  page,
  quay,
  site,
  signInAs,
}) => {
  test.slow()
  await signInAs('administrator')
  await expectCount(page, '150 users')
  for (const token of [quay.tokens.rw, quay.tokens.ro]) await quay.event('token.expire', { token })
  await page.goto('/users/achoi')
  const banner = page.getByRole('status', { name: BANNER })
  await expect(banner).toContainText('Quay no longer accepts the console’s credential', WITHIN_A_POLL)
  await expect(page.getByText('alice.choi@corp.example.com')).toBeVisible()
  await page.goto('/users')
  await expectCount(page, '150 users')

  const [write, read] = ['N'.repeat(40), 'M'.repeat(40)]
  const scope = 'super:user org:admin user:admin user:read repo:admin repo:create repo:read repo:write'
  await quay.event('token.add', { user: 'quayadmin', token: write, scope })
  await quay.event('token.add', { user: 'auditor', token: read, scope })
  await site.replaceTokens({ write, read })
  await expect(banner).not.toContainText('credential', WITHIN_A_POLL)
  await page.goto('/users/achoi')
  await page.getByRole('button', { name: 'Disable' }).click()
  await expect(page.getByText('achoi was disabled')).toBeVisible()
})

test('something else at Quay’s address is not shown', async ({ page, quay, signInAs }) => {
  await signInAs('administrator')
  await expectCount(page, '150 users')
  quay.fail('*', { kind: 'html' })
  await page.getByRole('link', { name: 'achoi' }).click()
  await expect(page.getByText('alice.choi@corp.example.com')).toBeVisible()
  await expect(page.getByRole('status', { name: BANNER })).toContainText('other than Quay answers', WITHIN_A_POLL)
})

test('a lost answer makes no second account, and says that the password is lost', async ({ page, quay, signInAs }) => {
  await signInAs('administrator', '/users/new')
  quay.fail('user.create', { kind: 'drop', afterExecution: true, times: 1 })
  await createUser(page, 'lost.answer', '')
  const dialog = page.getByRole('dialog', { name: 'lost.answer was created, but its password is lost' })
  await expect(dialog).toContainText('its answer with the password was lost on the way')
  expect(quay.requests.of('user.create').filter(({ isExecuted }) => isExecuted)).toHaveLength(1)
  await dialog
    .getByRole('link', { name: 'Set a new password' })
    .or(dialog.getByRole('button', { name: /new password/ }))
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Set password' }).click()
  await proveIdentity(page, 'administrator')
  await takeSecret(page.getByRole('dialog', { name: 'The new password of lost.answer' }))
})

test('a change whose answer was lost is read back and told as it is', async ({ page, quay, signInAs }) => {
  await signInAs('administrator', '/users/achoi')
  quay.fail('user.update', { kind: 'drop', afterExecution: true, times: 1 })
  await page.getByRole('button', { name: 'Disable' }).click()
  await expect(page.getByText(/Disabled: no sign-in/)).toBeVisible()
  await expect.poll(() => quay.state.users.find('username', 'achoi')?.isEnabled).toBe(false)
})

test('a change that never reached Quay is not told as done', async ({ page, quay, signInAs }) => {
  await signInAs('administrator', '/users/achoi')
  quay.fail('user.update', { kind: 'status', status: 503 })
  await page.getByRole('button', { name: 'Disable' }).click()
  await expect(page.getByText('achoi was not disabled')).toBeVisible()
  await expect(page.getByText('Enabled: signs in, pushes and pulls.')).toBeVisible()
  await expect.poll(() => quay.state.users.find('username', 'achoi')?.isEnabled).toBe(true)
})

test('a double click creates one user', async ({ page, quay, signInAs }) => {
  await signInAs('administrator', '/users/new')
  const dialog = page.getByRole('dialog', { name: 'Create user' })
  await dialog.getByLabel('Name').fill('twice')
  await dialog.getByRole('button', { name: 'Create user' }).dblclick()
  await takeSecret(page.getByRole('dialog', { name: 'twice was created' }))
  expect(quay.requests.of('user.create')).toHaveLength(1)
})

test('of two administrators who create the same user at once, one succeeds and one learns why not', async ({
  page,
  context,
  signInAs,
}) => {
  await signInAs('administrator', '/users/new')
  const second = await context.newPage()
  await second.goto('/users/new')
  await second.getByRole('dialog').getByLabel('Name').fill('wanted')
  await createUser(page, 'wanted', '')
  await second.getByRole('dialog').getByRole('button', { name: 'Create user' }).click()
  await expect(page.getByRole('dialog', { name: 'wanted was created' })).toBeVisible()
  await expect(second.getByText('Another user of this registry has this name.')).toBeVisible()
})
