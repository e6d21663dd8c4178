import { expect, test } from 'vitest'
import { regularExpressions, shippedExpressions, superLinear } from './regular-expressions.ts'

/** The analysis itself is given as much time as a busy machine needs. */
const TIMEOUT_MS = 600_000

const isFull = process.env['QM_TEST_FULL'] !== undefined

// The analysis in JavaScript; without this it looks for a Java or a native one first.
process.env['RECHECK_BACKEND'] = 'pure'

test('finds the expressions of a file, and nothing that only looks like one', () => {
  const text = [
    'const share = total / count / 2 // not /a+/',
    "const found = text.replace(/a+$/gu, '/b+/')",
    'const view = <p title="/c+/">{/[/]d\\/+/.test(text)}</p>',
  ].join('\n')
  expect(regularExpressions('view.tsx', text)).toEqual([
    { source: 'a+$', flags: 'gu', where: 'view.tsx:2' },
    { source: '[/]d\\/+', flags: '', where: 'view.tsx:3' },
  ])
})

test.each(['/ \\(authorized: [^)]*\\)/', '/=+$/', '/^(?:a+)+$/'])(
  'I11: says of %s that it is not linear',
  async (text) => {
    const expressions = regularExpressions('text.ts', `export const PATTERN = ${text}`)
    expect(await superLinear(expressions)).toEqual([`text.ts:1: ${text}`])
  },
)

test(
  'I11: every regular expression that is shipped is linear',
  async () => {
    const all = await shippedExpressions()
    // The simulator reads nothing that a stranger wrote, and has half of them.
    const expressions = isFull ? all : all.filter(({ where }) => !where.startsWith('packages/quay-simulator/'))
    expect(expressions.length).toBeGreaterThan(100)
    expect(await superLinear(expressions)).toEqual([])
  },
  TIMEOUT_MS,
)
