import { dayMs } from '../day.ts'
/** What a placeholder is judged by. */
export type PlaceholderContext = {
  /** Now, as the world sees it. */
  nowMs: number
  /** When the case started, as the world sees it. */
  startMs: number
  /** Host and port, as the request named them. */
  host: string
}

export type PlaceholderShape = {
  /** An expression for its text. */
  pattern: string
  /** Whether a number binds it to one value. */
  isBound: boolean
  accepts(value: string, context: PlaceholderContext): boolean
}

const nearMs = 1.5 * dayMs
const closeMs = 120_000

const any = () => true
const fixed = (pattern: string): PlaceholderShape => ({ pattern, isBound: false, accepts: any })
const bound = (pattern: string): PlaceholderShape => ({ pattern, isBound: true, accepts: any })

const isNear = (instantMs: number, centreMs: number, withinMs: number): boolean =>
  Math.abs(instantMs - centreMs) <= withinMs

const dateForms: Record<string, { pattern: string; read: (text: string) => number }> = {
  rfc1123: {
    pattern: String.raw`[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} -0000`,
    read: (text) => Date.parse(text),
  },
  'rfc1123-gmt': {
    pattern: String.raw`[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT`,
    read: (text) => Date.parse(text),
  },
  iso: { pattern: String.raw`\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?`, read: (text) => Date.parse(`${text}Z`) },
  'iso-z': { pattern: String.raw`\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z`, read: (text) => Date.parse(text) },
  'iso-offset': {
    pattern: String.raw`\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?[+-]\d{2}:\d{2}`,
    read: (text) => Date.parse(text),
  },
  datetime: {
    pattern: String.raw`\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d+)?`,
    read: (text) => Date.parse(`${text.replace(' ', 'T')}Z`),
  },
  'unix-seconds': { pattern: String.raw`\d+(?:\.\d+)?`, read: (text) => Number(text) * 1000 },
  'unix-milliseconds': { pattern: String.raw`\d+(?:\.\d+)?`, read: Number },
}

const opaque = String.raw`\S{20,}`

const plain: Record<string, PlaceholderShape> = {
  uuid: bound('[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'),
  'page-token': bound(opaque),
  'generated-password': bound('[A-Z0-9]{32}'),
  'encrypted-password': fixed(String.raw`\S+`),
  'robot-token': bound('[A-Z0-9]{64}'),
  'client-id': bound('[A-Z0-9]{20}'),
  'client-secret': bound('[A-Z0-9]{40}'),
  session: bound(opaque),
  'csrf-token': bound(opaque),
  code: bound('[A-Za-z0-9]{40}'),
  'key-id': bound('[A-Za-z0-9_-]{43}'),
  token: bound(opaque),
  'ssh-public-key': fixed(String.raw`ssh-rsa \S+(?: .*)?`),
  'any-string': fixed('.*'),
  'any-number': fixed(String.raw`-?\d+(?:\.\d+)?(?:e[+-]?\d+)?`),
  'any-boolean': fixed('true|false'),
  'any-null': fixed('null'),
  'schema-text': fixed(String.raw`(?:\n.*)?`),
  html: fixed(String.raw`\s*<.*`),
  text: fixed('.+'),
  host: { pattern: String.raw`[\w.:-]+`, isBound: false, accepts: (value, { host }) => value === host },
}

const dayText = (nowMs: number, days: number): string => new Date(nowMs + days * dayMs).toISOString().slice(0, 10)

/** A date with an offset: `{{iso-z+60}}`, `{{rfc1123+60}}`, `{{rfc1123@-5 00:00:00}}`. */
function movedDate(name: string): PlaceholderShape | undefined {
  const onDay = /^rfc1123@(-?\d+) (\d{2}:\d{2}:\d{2})$/.exec(name)
  const rfc1123 = dateForms['rfc1123']
  if (onDay && rfc1123) {
    const wanted = (nowMs: number) => Date.parse(`${dayText(nowMs, Number(onDay[1]))}T${onDay[2]}Z`)
    return { ...fixed(rfc1123.pattern), accepts: (value, { nowMs }) => rfc1123.read(value) === wanted(nowMs) }
  }
  const moved = /^([a-z0-9-]+?)\+(-?\d+)$/.exec(name)
  const form = dateForms[moved?.[1] ?? '']
  if (!moved || !form) return undefined
  const offsetMs = Number(moved[2]) * 1000
  const centre = ({ nowMs, startMs }: PlaceholderContext) => (moved[1] === 'rfc1123' ? startMs : nowMs) + offsetMs
  return { ...fixed(form.pattern), accepts: (value, context) => isNear(form.read(value), centre(context), closeMs) }
}

/** A day that an answer repeats: `{{date:-2}}`, `{{day:-4}}`. */
function namedDay(name: string): PlaceholderShape | undefined {
  const found = /^(date|day):(-?\d+)$/.exec(name)
  if (!found) return undefined
  const wanted = (nowMs: number): string => {
    const iso = dayText(nowMs, Number(found[2]))
    return found[1] === 'date' ? iso : `${iso.slice(5, 7)}/${iso.slice(8, 10)}/${iso.slice(0, 4)}`
  }
  return { ...fixed(String.raw`[\d/-]{10}`), accepts: (value, { nowMs }) => value === wanted(nowMs) }
}

/** The shape of a placeholder, by the README of the recordings. */
export function shapeOf(name: string): PlaceholderShape {
  const day = namedDay(name)
  if (day) return day
  const kind = name.split(':')[0] ?? ''
  if (kind === 'unix') return bound(String.raw`\d+`)
  const shape = plain[kind]
  if (shape) return shape
  const form = dateForms[kind]
  if (form) {
    return { ...fixed(form.pattern), accepts: (value, { nowMs }) => isNear(form.read(value), nowMs, nearMs) }
  }
  const moved = movedDate(name)
  if (moved) return moved
  throw new Error(`Unknown placeholder {{${name}}}`)
}
