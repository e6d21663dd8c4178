import { assertSegment } from './names.ts'

/** What one encoded segment may hold; an encoded slash, backslash, percent, `;`, `?`, `#` or control character may not. */
const ENCODED_SEGMENT =
  "(?!\\.{1,2}(?:[/?]|$))(?:[A-Za-z0-9_.!~*'()-]|%(?!(?:2F|5C|25|3B|3F|23|7F|[01][0-9A-F]))[0-7][0-9A-F])+"

/**
 * Fills names into a path template such as `/api/v1/superuser/users/{userName}`. The result goes to undici as it is:
 * everything that parses addresses collapses `..`, encoded or not, and would leave the template.
 * @throws {QuayNameError} before anything is sent
 */
export function buildPath(
  operation: string,
  template: string,
  params: Readonly<Record<string, string>> = {},
  query: Readonly<Record<string, string>> = {},
): string {
  const path = template.replaceAll(/\{(\w+)\}/g, (_, field: string) => {
    const value = params[field]
    if (value === undefined) throw new TypeError(`${operation}: the path needs ${field}`)
    assertSegment(operation, field, value)
    return encodeURIComponent(value)
  })
  if (!templatePattern(template).test(path)) throw new TypeError(`${operation}: the path left its template`)
  const search = new URLSearchParams(query).toString()
  return search === '' ? path : `${path}?${search}`
}

/** Everything that the template may become; checked after building, and by tests against what a server received. */
export function templatePattern(template: string): RegExp {
  const literal = template.split(/\{\w+\}/).map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${literal.join(ENCODED_SEGMENT)}$`)
}
