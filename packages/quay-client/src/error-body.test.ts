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
  expect(read(body)).toEqual({ isJson: true, text, isReadOnly: false })
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
