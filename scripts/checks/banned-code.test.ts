import { expect, test } from 'vitest'
import { bannedLines } from './banned-code.ts'

const join = (...parts: string[]) => parts.join('')

test.each([
  ['apps/web/src/a.tsx', join('<p dangerouslySet', 'InnerHTML={{ __html: name }} />')],
  ['apps/bff/src/a.ts', join('await fet', 'ch(address)')],
  ['packages/quay-client/src/a.ts', join('const address = new U', 'RL(path, base)')],
  ['apps/bff/src/a.ts', join('const port = process.e', 'nv.PORT')],
  ['apps/bff/src/a.ts', join('tls.connect({ rejectUnauthor', 'ized: false })')],
  ['e2e/tests/a.e2e.ts', join('await page.rou', "te('**', answer)")],
  ['e2e/tests/a.e2e.ts', join('test.on', "ly('works')")],
  ['docs/a.md', join('look into /wo', 'rk/main')],
])('finds in %s: %s', (path, line) => {
  expect(bannedLines(path, `const fine = 1\n${line}`)).toEqual([expect.stringContaining(`${path}:2`)])
})

test('lets a browser call its server', () => {
  expect(bannedLines('apps/web/src/lib/api.ts', join('await fet', 'ch(address)'))).toEqual([])
})
