import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { startTestApp, TEST_PASSWORD } from '../testing/start-test-app.ts'

const FIRST_PAINT_BYTES = 15 * 1024

describe('the sign-in page', () => {
  test('is complete in one small answer that loads nothing before it can be typed in', async () => {
    await using stack = await startTestApp()
    await stack.createStaff('ada', 'administrator')
    const page = await stack.client().fetch('/sign-in?returnTo=/users')
    expect(page.status).toBe(200)
    expect(gzipSync(page.text).length).toBeLessThan(FIRST_PAINT_BYTES)
    expect(page.text.length).toBeLessThan(FIRST_PAINT_BYTES)
    expect(page.text).toMatch(/<input type="hidden" name="returnTo" value="\/users"/)
    expect(page.text).not.toMatch(/<script(?![^>]* src=)/)
    expect(page.text).not.toMatch(/<link rel="stylesheet"/)
    const script = /src="([^"]+)"/.exec(page.text)?.[1] ?? ''
    const answer = await stack.client().fetch(script)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toContain('immutable')
  })

  test('speaks Japanese to a Japanese browser and after a choice, and remembers the choice', async () => {
    await using stack = await startTestApp()
    await stack.createStaff('ada', 'administrator')
    const client = stack.client()
    const english = await client.fetch('/sign-in', { headers: { 'accept-language': 'de, en;q=0.5' } })
    expect(english.text).toContain('<html lang="en">')
    const japanese = await client.fetch('/sign-in', { headers: { 'accept-language': 'ja,en;q=0.5' } })
    expect(japanese.text).toContain('<h1>サインイン</h1>')
    const chosen = await client.fetch('/sign-in?language=ja', { headers: { 'accept-language': 'en' } })
    expect(chosen.text).toContain('<html lang="ja">')
    const cookie = chosen.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const later = await client.fetch('/sign-in', { headers: { 'accept-language': 'en', cookie } })
    expect(later.text).toContain('<html lang="ja">')
  })

  test('never leads to another origin', async () => {
    await using stack = await startTestApp()
    await stack.createStaff('ada', 'administrator')
    const wanted = [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      '/api/me',
      '/sign-in',
    ]
    for (const returnTo of wanted) {
      const answer = await stack.client().fetch<{ returnTo: string }>('/api/session', {
        method: 'POST',
        body: { name: 'ada', password: TEST_PASSWORD, returnTo },
      })
      expect(answer.body.returnTo, returnTo).toBe('/')
    }
    const own = await stack.client().fetch<{ returnTo: string }>('/api/session', {
      method: 'POST',
      body: { name: 'ada', password: TEST_PASSWORD, returnTo: '/users?search=a#top' },
    })
    expect(own.body.returnTo).toBe('/users?search=a#top')
  })

  test('puts what stands in an address into the page as text only', async () => {
    await using stack = await startTestApp()
    await stack.createStaff('ada', 'administrator')
    const page = await stack.client().fetch(`/sign-in?returnTo=${encodeURIComponent('/users?"><script>x</script>')}`)
    expect(page.text).not.toContain('<script>x')
  })
})

describe('the set-up page', () => {
  test('stands in for the sign-in page while nobody has an account, and says so afterwards', async () => {
    await using stack = await startTestApp()
    const redirect = await stack.client().fetch('/sign-in')
    expect([redirect.status, redirect.headers.get('location')]).toEqual([303, '/set-up'])
    expect((await stack.client().fetch('/set-up')).text).toContain('id="set-up-code"')
    await stack.createStaff('ada', 'administrator')
    expect((await stack.client().fetch('/set-up')).text).toContain('href="/sign-in"')
  })
})

describe('the pages behind it', () => {
  test('are said not to be built where there are none', async () => {
    await using stack = await startTestApp({ seams: { webDirectory: '/nowhere/at/all' } })
    const answer = await stack.client().fetch('/users')
    expect([answer.status, answer.problem.code]).toEqual([503, 'pages_not_built'])
  })
})
