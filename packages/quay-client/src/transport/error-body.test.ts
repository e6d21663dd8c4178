import { expect, test } from 'vitest'
import { readErrorBody } from './error-body.ts'

const read = (text: string) => readErrorBody(Buffer.from(text))

test.for([
  ['form A', '{"detail":"Not Found","error_message":"other","title":"not_found"}', 'Not Found'],
  ['form A without detail', '{"error_message":"Page limit cannot be above 100"}', 'Page limit cannot be above 100'],
  ['form B', '{"error": "CSRF token was invalid or missing."}', 'CSRF token was invalid or missing.'],
  [
    'form B with the caller',
    '{"error":"CSRF token was invalid or missing. (authorized: user alice)"}',
    'CSRF token was invalid or missing.',
  ],
  ['form C', '{"message":"Username is not available"}', 'Username is not available'],
  ['form C with an object', '{"message":{"limit":"Max 100.","page":"A number."}}', 'Max 100. A number.'],
])('reads the message of %s', ([, body = '', text]) => {
  expect(read(body)).toMatchObject({ isJson: true, text, isReadOnly: false })
})

test('takes out who asked once, wherever it stands', () => {
  expect(read('{"error":"No (authorized: user a). More (authorized: user b)"}').text).toBe(
    'No. More (authorized: user b)',
  )
  expect(read('{"error":"No (authorized: user a"}').text).toBe('No (authorized: user a')
})

test('I11: passes over a text that begins to name the caller 17,000 times', () => {
  const text = ' (authorized: '.repeat(17_000)
  expect(read(JSON.stringify({ error: text })).text).toBe(text.slice(0, 4_000))
})

test('keeps every line of a message', () => {
  expect(read('{"message":"duplicate key\\nDETAIL:  Key"}').text).toBe('duplicate key\nDETAIL:  Key')
})

test('notices a registry that is read-only', () => {
  expect(read('{"is_readonly":true,"message":"System is currently read-only."}').isReadOnly).toBe(true)
})

test.for(['<html><title>502</title></html>', '', '[]', '"text"', 'null', '{"a":', '{"message":5}'])(
  'takes no message from %j',
  (body) => {
    expect(read(body).text).toBeUndefined()
  },
)
