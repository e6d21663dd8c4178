import { expect, test } from 'vitest'
import { classifyUserRefusal } from './user-refusals.ts'
import { isQuayOutcomeUnknown } from '../../errors/schema-error.ts'
import { connect, failureOf, sendJson, startServer } from '../../tests/local-server.ts'

const TAKEN_EMAIL =
  'duplicate key value violates unique constraint "user_email_unique_non_org"\nDETAIL:  Key (email)=(maria@example.org) already exists.\n'
const NO_MAIL = 'Could not send email. Please contact an administrator and report this problem.'

test.for([
  ['Username has already been taken by user cannot be reused: maria', 'name-taken'],
  ['Username has already been taken by an organization and cannot be reused: console', 'name-taken-by-organization'],
  ['Username is not available', 'name-reserved'],
  ['Invalid namespace Maria: Namespace must match expression ^([a-z0-9]+(?:[._-][a-z0-9]+)*)$', 'name-illegal'],
  ['Invalid namespace a: Namespace must be between 2 and 255 characters in length', 'name-length'],
  [TAKEN_EMAIL, 'email-taken'],
  ['E-mail address already used', 'email-taken'],
  ['Email has already been used: devuser@example.org', 'email-taken'],
  ['Invalid email address: None', 'email-invalid'],
  ['Invalid password, password must be at least 8 characters and contain no whitespace.', 'password-illegal'],
  ['Cannot update a superuser', 'is-superuser'],
  ['Cannot delete a superuser', 'is-superuser'],
  ['Cannot send a recovery email for a superuser', 'is-superuser'],
  [NO_MAIL, 'mail-not-sent'],
  ['Cannot create a user in a non-database auth system', 'accounts-external'],
  ['Cannot change password in non-database auth', 'accounts-external'],
  ['Cannot change e-mail in non-database auth', 'accounts-external'],
  ['Cannot send a recovery e-mail for non-database auth', 'accounts-external'],
  ["'username' is a required property", 'unknown'],
])('understands %j as %s', ([message = '', refusal]) => {
  expect(classifyUserRefusal(message)).toBe(refusal)
})

test('reads the whole of a database sentence, shows its first line, and prints neither with the error', async () => {
  await using server = await startServer((_, response) => sendJson(response, 400, { message: TAKEN_EMAIL }))
  await using quay = connect(server.url)
  const failure = await failureOf(quay.users.create({ userName: 'maria', email: 'maria@example.org' }))
  expect(failure).toMatchObject({
    refusal: 'email-taken',
    kind: 'refused',
    status: 400,
    isOutcomeUnknown: false,
    quayMessage: 'duplicate key value violates unique constraint "user_email_unique_non_org"',
  })
  expect(String(failure) + JSON.stringify(failure)).not.toMatch(/maria|duplicate/)
})

test('calls the outcome unknown when a user was made but the mail was not sent', async () => {
  await using server = await startServer((_, response) => sendJson(response, 400, { message: NO_MAIL }))
  await using quay = connect(server.url)
  const created = await failureOf(quay.users.create({ userName: 'maria', email: 'maria@example.org' }))
  expect(created).toHaveProperty('refusal', 'mail-not-sent')
  expect(created).toSatisfy(isQuayOutcomeUnknown)
  const mailed = await failureOf(quay.users.sendRecoveryMail('maria'))
  expect(mailed).toMatchObject({ refusal: 'mail-not-sent', isOutcomeUnknown: false })
})
