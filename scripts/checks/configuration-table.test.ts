import { expect, test } from 'vitest'
import { tableFindings } from './configuration-table.ts'

const known = [
  { variable: 'QUAYMASTER_LISTEN', defaultText: '127.0.0.1:1' },
  { variable: 'QUAYMASTER_QUAY_URL', defaultText: undefined },
]

test('accepts a table that tells every setting and default', () => {
  const text = '| `QUAYMASTER_LISTEN` | `127.0.0.1:1` | where |\n| `QUAYMASTER_QUAY_URL` | | which |\n'
  expect(tableFindings('README.md', text, known)).toEqual([])
})

test('finds a setting left out, a wrong default and a setting that does not exist', () => {
  const text = '| `QUAYMASTER_LISTEN` | `127.0.0.1:2` | where |\n| `QUAYMASTER_OLD` | | gone |\n'
  expect(tableFindings('README.md', text, known)).toHaveLength(3)
})
