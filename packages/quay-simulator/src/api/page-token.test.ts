import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPageToken, writePageToken } from './page-token.ts'

const nowMs = Date.parse('2026-11-23T16:00:00Z')
const state = { secretKey: randomBytes(32) }
const twoDaysMs = 2 * 24 * 3600 * 1000

describe('page tokens', () => {
  it('come back as they were made, from a text that looks like Quay’s', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (startIndex, pageNumber) => {
        const token = writePageToken(state, nowMs, { startIndex, pageNumber })
        expect(token).toMatch(/^gAAAAA[A-Za-z0-9_=-]{14,}$/)
        expect(readPageToken(state, nowMs, token)).toEqual({ startIndex, pageNumber })
      }),
    )
  })

  it('are no tokens any more after any change of a character', () => {
    const token = writePageToken(state, nowMs, { startIndex: 51, pageNumber: 1 }).replaceAll('=', '')
    fc.assert(
      fc.property(fc.nat(token.length - 2), fc.constantFrom('A', 'b', '7', '_', '-'), (position, character) => {
        fc.pre(token[position] !== character)
        const changed = token.slice(0, position) + character + token.slice(position + 1)
        expect(readPageToken(state, nowMs, changed)).toBeUndefined()
      }),
    )
  })

  it('are no tokens of another registry, nor after two days', () => {
    const token = writePageToken(state, nowMs, { startIndex: 51, pageNumber: 1 })
    expect(readPageToken({ secretKey: randomBytes(32) }, nowMs, token)).toBeUndefined()
    expect(readPageToken(state, nowMs + twoDaysMs, token)).toBeDefined()
    expect(readPageToken(state, nowMs + twoDaysMs + 1000, token)).toBeUndefined()
  })

  it.each([undefined, '', 'nonsense', `gAAAAABrA-ozWgOy${'A'.repeat(60)}`])('has no start for %j', (token) => {
    expect(readPageToken(state, nowMs, token)).toBeUndefined()
  })
})
