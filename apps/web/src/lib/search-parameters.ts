import type * as z from 'zod/mini'

/** Reads the search part of an address. Every value stays the text that it is: `1e5` is no number, `true` no truth. */
export function parseSearch(text: string): Record<string, string> {
  const values = new Map<string, string>()
  for (const [key, value] of new URLSearchParams(text)) {
    const before = values.get(key)
    values.set(key, before === undefined ? value : `${before},${value}`)
  }
  return Object.fromEntries(values)
}

/** The search part for an address; what is undefined leaves no trace. */
export function stringifySearch(search: Record<string, unknown>): string {
  const entries = Object.entries(search).filter(([, value]) => value !== undefined && value !== null)
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries.map(([key, value]) => [key, String(value)]))}`
}

type Raw = Record<string, unknown>

/**
 * For `validateSearch` of a route: types what links may ask for, and leaves the address as somebody wrote it, so that the page can
 * say what it does not understand. A page reads with `useSearch({ select: read })`, never the search itself.
 */
export const keepRaw =
  <Search>(_read: (raw: Raw) => Search) =>
  (raw: Raw): Search =>
    raw as Search

/** A value in the address that the page does not understand. */
export type UnreadParameter = { key: string; value: string }

/** `search` is what the page shows; `unread` what it leaves out, and says so. */
export type ReadSearch<Search> = { search: Search; unread: readonly UnreadParameter[] }

type Values<Schema extends z.ZodMiniObject> = Partial<z.output<Schema>>

/** For parameters that hold several values, comma separated: those that there are, in the order of the page. */
type Lists<Schema extends z.ZodMiniObject> = { readonly [Key in keyof z.output<Schema>]?: readonly string[] }

/** Reads a search by the schema that the server reads it by, value for value: one that is not understood spoils no other. */
export function readSearch<Schema extends z.ZodMiniObject>(
  schema: Schema,
  raw: Readonly<Record<string, unknown>>,
  lists: Lists<Schema> = {},
): ReadSearch<Values<Schema>> {
  const search: Record<string, unknown> = {}
  const unread: UnreadParameter[] = []
  for (const [key, given] of Object.entries(raw)) {
    const value = typeof given === 'string' ? given.trim() : ''
    if (value === '') continue
    const known = Object.hasOwn(lists, key) ? lists[key as keyof Lists<Schema>] : undefined
    if (known !== undefined) {
      const members = value.split(',')
      const chosen = known.filter((member) => members.includes(member))
      if (chosen.length > 0) search[key] = chosen.join(',')
      const others = members.filter((member) => member !== '' && !known.includes(member))
      if (others.length > 0) unread.push({ key, value: others.join(',') })
      continue
    }
    const field = Object.hasOwn(schema.shape, key) ? (schema.shape[key] as z.ZodMiniType) : undefined
    const read = field?.safeParse(value)
    if (read?.success === true) search[key] = read.data
    else unread.push({ key, value })
  }
  return { search: search as Values<Schema>, unread }
}
