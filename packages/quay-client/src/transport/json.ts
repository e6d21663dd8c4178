import { isAscii } from 'node:buffer'
import type { QuayResponseErrorCode } from '../errors/response-error.ts'

/** Lists and objects within one another. */
export const MAX_DEPTH = 64
/** Values, of whatever depth. */
export const MAX_VALUES = 200_000

const QUOTE = 0x22
const COMMA = 0x2c
const COLON = 0x3a
const OPEN_LIST = 0x5b
const BACKSLASH = 0x5c
const CLOSE_LIST = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d

export type JsonResult = { value: unknown } | { flaw: QuayResponseErrorCode }

/**
 * Reads JSON that somebody else wrote. Depth and number of values are counted on the bytes, before anything is built:
 * a hostile body costs one pass. A key given twice and `__proto__` are refused: two readers could see two truths.
 */
export function readJson(bytes: Buffer, maxDepth = MAX_DEPTH): JsonResult {
  const shape = measure(bytes, maxDepth)
  if ('flaw' in shape) return shape
  let value: unknown
  try {
    // Quay writes ASCII, which needs no decoding.
    const text = isAscii(bytes) ? bytes.toString('latin1') : new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (text.trim() === '') return { flaw: 'empty' }
    value = JSON.parse(text)
  } catch {
    return { flaw: 'not-json' }
  }
  const keys = countKeys(value)
  if (keys === undefined) return { flaw: 'forbidden-key' }
  return keys === shape.members ? { value } : { flaw: 'duplicate-key' }
}

function measure(bytes: Buffer, maxDepth: number): { members: number } | { flaw: QuayResponseErrorCode } {
  let depth = 0
  let values = 1
  let members = 0
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index]
    if (byte === QUOTE) index = endOfText(bytes, index)
    else if (byte === COMMA) values += 1
    else if (byte === COLON) members += 1
    else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth -= 1
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      values += 1
      depth += 1
      if (depth > maxDepth) return { flaw: 'too-deep' }
    }
    if (values > MAX_VALUES) return { flaw: 'too-many-values' }
  }
  return { members }
}

function endOfText(bytes: Buffer, start: number): number {
  let index = start + 1
  while (index < bytes.length && bytes[index] !== QUOTE) index += bytes[index] === BACKSLASH ? 2 : 1
  return index
}

/** The keys of all objects in it, or undefined where one is `__proto__`. */
function countKeys(root: unknown): number | undefined {
  const open = [root]
  let keys = 0
  while (open.length > 0) {
    const value = open.pop()
    if (!isObject(value)) continue
    if (Array.isArray(value)) {
      for (const item of value) if (typeof item === 'object') open.push(item)
      continue
    }
    for (const key in value) {
      if (key === '__proto__') return undefined
      keys += 1
      if (typeof value[key] === 'object') open.push(value[key])
    }
  }
  return keys
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
