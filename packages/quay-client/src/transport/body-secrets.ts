import type { JsonValue } from './json-body.ts'

/** Members whose values are secrets, and so is everything below them. */
const SECRET_NAME = /pass(?:word|wd|phrase)|secret|token|credential|private_?key/i

/** A shorter secret may well be a part of another word, and is hidden as a word of its own only. */
const MIN_LENGTH_INSIDE_WORDS = 8

/** The texts in a body that are secrets by the name of a member above them, in whatever depth. */
function listBodySecrets(body: JsonValue | undefined, isSecret = false): string[] {
  if (typeof body === 'string') return isSecret && body !== '' ? [body] : []
  if (typeof body !== 'object' || body === null) return []
  return Object.entries(body).flatMap(([name, item]: [string, JsonValue | undefined]) =>
    listBodySecrets(item, isSecret || SECRET_NAME.test(name)),
  )
}

/**
 * Hides the secrets of a request's body in what Quay says about it: Quay's validators quote the value that they refuse,
 * and with a nested body all of it. Covers how Python and JSON write a text between quotes.
 */
export function createSecretFilter(body: JsonValue | undefined): (text: string) => string {
  const forms = new Set(listBodySecrets(body).flatMap(listWrittenForms))
  if (forms.size === 0) return (text) => text
  // The longest first: one secret may begin like another.
  const patterns = [...forms].toSorted((a, b) => b.length - a.length).map(secretPattern)
  const secrets = new RegExp(patterns.join('|'), 'g')
  return (text) => text.replaceAll(secrets, '[secret]')
}

function listWrittenForms(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1)
  const python = json.replaceAll('\\"', '"')
  return [secret, json, python, python.replaceAll("'", "\\'")]
}

function secretPattern(form: string): string {
  const pattern = RegExp.escape(form)
  return form.length < MIN_LENGTH_INSIDE_WORDS ? `(?<!\\w)${pattern}(?!\\w)` : pattern
}
