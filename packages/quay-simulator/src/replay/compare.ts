import type { PlaceholderContext } from './placeholder-shapes.ts'
import { matchText, type Bindings } from './placeholders.ts'

type Context = PlaceholderContext & { bindings: Bindings }

/** Placeholders that stand for a value which is no string. */
const unquoted = /^\{\{(?:any-number|any-boolean|any-null|unix-seconds|unix-milliseconds|unix:-?\d+)\}\}$/

const show = (value: unknown): string => JSON.stringify(value)?.slice(0, 200) ?? 'nothing'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Tries something that may bind placeholders; what a failed try bound is unbound again. */
function attempt(bindings: Bindings, run: () => boolean): boolean {
  const before = new Map(bindings)
  if (run()) return true
  bindings.clear()
  for (const [name, value] of before) bindings.set(name, value)
  return false
}

/** Pairs templates with values in any order; placeholders make it a search. */
function pairUp(templates: unknown[], values: unknown[], context: Context): boolean {
  const [first, ...rest] = templates
  if (first === undefined) return values.length === 0
  return values.some((value, position) =>
    attempt(
      context.bindings,
      () =>
        compareValue(first, value, '', context).length === 0 && pairUp(rest, values.toSpliced(position, 1), context),
    ),
  )
}

function compareUnordered(template: unknown[], actual: unknown, path: string, context: Context): string[] {
  if (!Array.isArray(actual)) return [`${path}: a list is missing, there is ${show(actual)}`]
  if (template.length !== actual.length)
    return [`${path}: ${actual.length} items instead of ${template.length}: ${show(actual)}`]
  return pairUp(template, actual, context) ? [] : [`${path}: no order agrees: ${show(actual)}`]
}

function compareObject(template: Record<string, unknown>, actual: unknown, path: string, context: Context): string[] {
  if (!isObject(actual)) return [`${path}: an object is missing, there is ${show(actual)}`]
  const missing = Object.keys(template).filter((key) => !Object.hasOwn(actual, key))
  const extra = Object.keys(actual).filter((key) => !Object.hasOwn(template, key))
  return [
    ...missing.map((key) => `${path}.${key}: missing`),
    ...extra.map((key) => `${path}.${key}: unexpected`),
    ...Object.keys(template)
      .filter((key) => Object.hasOwn(actual, key))
      .flatMap((key) => compareValue(template[key], actual[key], `${path}.${key}`, context)),
  ]
}

function compareString(template: string, actual: unknown, path: string, context: Context): string[] {
  const isText = !unquoted.test(template)
  const isRightType = isText ? typeof actual === 'string' : typeof actual !== 'string'
  if (isRightType && matchText(template, isText ? String(actual) : show(actual), context.bindings, context)) return []
  return [`${path}: ${show(actual)} instead of ${show(template)}`]
}

/**
 * Compares a value with its template: same keys, arrays in order unless wrapped as unordered, placeholders by shape.
 * @returns one line per difference
 */
export function compareValue(template: unknown, actual: unknown, path: string, context: Context): string[] {
  if (typeof template === 'string') return compareString(template, actual, path, context)
  if (Array.isArray(template)) {
    if (!Array.isArray(actual)) return [`${path}: a list is missing, there is ${show(actual)}`]
    if (actual.length !== template.length) {
      return [`${path}: ${actual.length} items instead of ${template.length}: ${show(actual)}`]
    }
    return template.flatMap((item, position) => compareValue(item, actual[position], `${path}[${position}]`, context))
  }
  if (isObject(template)) {
    const unordered = template['{{unordered}}']
    if (Array.isArray(unordered)) return compareUnordered(unordered, actual, path, context)
    return compareObject(template, actual, path, context)
  }
  return Object.is(template, actual) ? [] : [`${path}: ${show(actual)} instead of ${show(template)}`]
}
