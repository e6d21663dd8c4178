import { shapeOf, type PlaceholderContext } from './placeholder-shapes.ts'
import { dayMs } from '../day.ts'

/** What numbered placeholders stand for: bound where first seen, equal from then on. */
export type Bindings = Map<string, string>

const placeholderPattern = /\{\{([^{}]+)\}\}/g

const pad = (value: number): string => String(value).padStart(2, '0')

/** The value of a placeholder that a request can be made with, if it is known without an answer. */
function computed(name: string, { nowMs, host }: PlaceholderContext): string | undefined {
  const [kind = '', offsetText = '0'] = name.split(':')
  const offset = Number(offsetText)
  const day = new Date(nowMs + offset * dayMs)
  if (kind === 'host') return host
  if (kind === 'unix') return String(Math.floor(nowMs / 1000) + offset)
  if (kind === 'date') return day.toISOString().slice(0, 10)
  if (kind === 'day') return `${pad(day.getUTCMonth() + 1)}/${pad(day.getUTCDate())}/${day.getUTCFullYear()}`
  if (kind === 'instant') return `${new Date(nowMs + offset * 1000).toISOString().slice(0, 19)}Z`
  return undefined
}

/** Fills the placeholders of a request's text. */
export function fillText(text: string, bindings: Bindings, context: PlaceholderContext): string {
  return text.replaceAll(placeholderPattern, (whole, name: string) => {
    const known = bindings.get(name)
    if (known !== undefined) return known
    const made = computed(name, context)
    if (made === undefined) throw new Error(`${whole} was never seen`)
    // "In answers that number": a number of seconds sent is expected back.
    if (name.startsWith('unix:')) bindings.set(name, made)
    return made
  })
}

/** Fills the placeholders of a request's JSON; a number of seconds that stands alone is a number. */
export function fillValue(value: unknown, bindings: Bindings, context: PlaceholderContext): unknown {
  if (typeof value === 'string') {
    const filled = fillText(value, bindings, context)
    return /^\{\{unix:-?\d+\}\}$/.test(value) ? Number(filled) : filled
  }
  if (Array.isArray(value)) return value.map((item) => fillValue(item, bindings, context))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillValue(item, bindings, context)]))
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/**
 * Compares an answer's text with its template, and binds what it shows for the first time.
 * @returns whether they agree; the bindings are changed only then
 */
export function matchText(template: string, actual: string, bindings: Bindings, context: PlaceholderContext): boolean {
  const names: string[] = []
  let source = ''
  let end = 0
  for (const found of template.matchAll(placeholderPattern)) {
    const name = found[1] ?? ''
    names.push(name)
    source += `${escape(template.slice(end, found.index))}(${shapeOf(name).pattern})`
    end = found.index + found[0].length
  }
  const values = new RegExp(`^${source}${escape(template.slice(end))}$`, 'su').exec(actual)?.slice(1)
  if (!values) return false
  const fresh: [string, string][] = []
  for (const [position, name] of names.entries()) {
    const value = values[position] ?? ''
    const known = bindings.get(name) ?? fresh.find(([other]) => other === name)?.[1]
    if (known !== undefined ? known !== value : !shapeOf(name).accepts(value, context)) return false
    if (known === undefined && shapeOf(name).isBound) fresh.push([name, value])
  }
  for (const [name, value] of fresh) bindings.set(name, value)
  return true
}
