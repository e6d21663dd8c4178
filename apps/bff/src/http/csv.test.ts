import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvLine } from './csv.ts'

const TRIGGERS = ['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠']
const HOSTILE = ['cmd|/c calc', '1+1', 'SUM(A1)', 'HYPERLINK("http://evil.example","x")']

/** Cells of one RFC 4180 record, read without knowing how it was written. */
function readRecord(text: string): string[] {
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index)
    if (isQuoted) {
      if (character !== '"') cell += character
      else if (text.charAt(index + 1) === '"') cell += text.charAt(++index)
      else isQuoted = false
    } else if (character === '"') isQuoted = true
    else if (character === ',') {
      cells.push(cell)
      cell = ''
    } else if (character === '\r' && text.charAt(index + 1) === '\n') return [...cells, cell]
    else cell += character
  }
  throw new Error('The record does not end.')
}

describe('B10: no cell is a formula', () => {
  const cells = TRIGGERS.flatMap((trigger) => HOSTILE.map((rest) => trigger + rest))

  test.each(cells)('%j begins with no trigger and keeps its text', (cell) => {
    const [read = ''] = readRecord(csvLine([cell]))
    expect(TRIGGERS.some((trigger) => read.startsWith(trigger))).toBe(false)
    expect(read).toBe(`'${cell}`)
  })
})

test('what is written is read back, whatever stands in the cells', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', "'", '=', 'é', '山'), maxLength: 12 }), {
        minLength: 1,
        maxLength: 8,
      }),
      (cells) => {
        const read = readRecord(csvLine(cells)).map((cell) => cell.replace(/^'/, ''))
        expect(read).toEqual(cells.map((cell) => cell.replace(/^'/, '')))
      },
    ),
  )
})

test('nothing known is an empty cell, and a number is no text', () => {
  expect(csvLine([null, undefined, 0, -5])).toBe(',,0,-5\r\n')
})
