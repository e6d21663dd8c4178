import { readJson } from './json.ts'

const MAX_TEXT = 4_000
const CALLER = ' (authorized: '

/** What the body of an error says. */
export type QuayErrorBody = {
  isJson: boolean
  /** Quay's whole message. */
  text: string | undefined
  isReadOnly: boolean
  /** Quay refused a change as if it came from a browser: its token is dead. */
  isCsrfRefusal: boolean
}

export type ErrorTextFilters = {
  /** Cleans the text before any of it is cut away. */
  redact: (text: string) => string
  /** Hides what the request said in confidence; after Quay's own sentence was recognized, which it may change. */
  hideSecrets: (text: string) => string
}

const NO_FILTERS: ErrorTextFilters = { redact: (text) => text, hideSecrets: (text) => text }

/**
 * Reads the four forms of an error body (identity.md 1.8): JSON whatever its content type, the message under one of four
 * keys, once as an object; or HTML, of which nothing is taken.
 */
export function readErrorBody(bytes: Buffer, { redact, hideSecrets } = NO_FILTERS): QuayErrorBody {
  const json = readJson(bytes)
  if ('flaw' in json || !isRecord(json.value))
    return { isJson: false, text: undefined, isReadOnly: false, isCsrfRefusal: false }
  const body = json.value
  const found = ['detail', 'error_message', 'error', 'message'].map((key) => toText(body[key])).find(Boolean)
  const said = found === undefined ? undefined : redact(found)
  // What was taken away from between two halves must not join them.
  const text = said === undefined ? undefined : redact(withoutCaller(said))
  return {
    isJson: true,
    text: text === undefined ? undefined : hideSecrets(text).slice(0, MAX_TEXT),
    isReadOnly: body['is_readonly'] === true,
    isCsrfRefusal: text?.startsWith('CSRF token was invalid') === true,
  }
}

/** Quay adds who asked to the messages of form B. The text is as long as it likes, so it is passed over once. */
function withoutCaller(text: string): string {
  const start = text.indexOf(CALLER)
  const end = start === -1 ? -1 : text.indexOf(')', start)
  return end === -1 ? text : text.slice(0, start) + text.slice(end + 1)
}

function toText(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (!isRecord(value)) return undefined
  const texts = Object.values(value).filter((item) => typeof item === 'string')
  return texts.length > 0 ? texts.join(' ') : undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
