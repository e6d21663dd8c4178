import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rawRequest, rawText } from '../testing/raw-request.ts'
import { startTestApp, type TestApp } from '../testing/start-test-app.ts'

const SHELL =
  '<!doctype html><link rel="stylesheet" href="/assets/main-b2.css"><script type="module" src="/assets/main-a1.js"></script>'
const SCRIPT = 'export const answer = 42'

let directory: string
let stack: TestApp

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'quaymaster-pages-'))
  mkdirSync(join(directory, 'assets'))
  const files = {
    'index.html': SHELL,
    'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'assets/main-a1.js': SCRIPT,
    'assets/main-a1.js.br': brotliCompressSync(SCRIPT),
    'assets/main-a1.js.map': '{}',
    'assets/main-b2.css': 'a{}',
    '.vite': 'x',
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(directory, name), content)
  stack = await startTestApp({ seams: { webDirectory: directory } })
  await stack.createStaff('ada', 'administrator')
})

afterAll(async () => {
  await stack[Symbol.asyncDispose]()
  rmSync(directory, { recursive: true, force: true })
})

describe('the pages', () => {
  test('get the shell at every address, never kept, under a policy that allows no inline script', async () => {
    for (const path of ['/', '/users', '/users/some.body', '/settings/staff', '/nothing/like/it', '/index.html']) {
      const answer = await stack.client().fetch(path)
      expect([path, answer.status, answer.text]).toEqual([path, 200, SHELL])
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'; style-src 'self'; img-src")
    }
  })

  test('get hashed files that may be kept for ever, in the smallest form that the browser takes', async () => {
    const headers: [string, string][] = [['host', new URL(stack.url).host]]
    const plain = await rawRequest(stack.url, rawText('GET', '/assets/main-a1.js', headers))
    expect([plain.status, plain.body]).toEqual([200, SCRIPT])
    expect(plain.headers.get('cache-control')).toEqual(['public, max-age=31536000, immutable'])
    expect(plain.headers.get('vary')).toEqual(['accept-encoding'])
    const small = await rawRequest(
      stack.url,
      rawText('GET', '/assets/main-a1.js', [...headers, ['accept-encoding', 'gzip, br']]),
    )
    expect(small.headers.get('content-encoding')).toEqual(['br'])
    expect(brotliDecompressSync(Buffer.from(small.body, 'latin1')).toString()).toBe(SCRIPT)
  })

  test('get nothing that was not built to be served', async () => {
    const own: [string, string][] = [['host', new URL(stack.url).host]]
    const paths = [
      '/assets/main-a1.js.map',
      '/assets/none.js',
      '/assets/../index.js',
      '/assets/..%2findex.html',
      '/assets/main-a1.js.br',
    ]
    for (const path of paths) {
      const { status, body } = await rawRequest(stack.url, rawText('GET', path, own))
      expect([path, status]).toEqual([path, 404])
      expect(body).not.toContain('answer')
    }
    const hidden = await stack.client().fetch('/.vite')
    expect(hidden.text).toBe(SHELL)
  })

  test('are fetched ahead by the sign-in page', async () => {
    const page = await stack.client().fetch('/sign-in')
    for (const asset of ['/assets/main-a1.js', '/assets/main-b2.css']) {
      expect(page.text).toMatch(new RegExp(`<link rel="prefetch" href="${asset}"`))
    }
  })
})
