import { describe, expect, it } from 'vitest'
import { checkBrowser } from './browser-check.ts'

const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
const safari = 'Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15'

// identity.md 1.5: exact families only, GET only, the header exactly so.
describe('checkBrowser', () => {
  it.each([chrome, safari, 'Mozilla/5.0 (X11) Gecko/20100101 Firefox/140.0', `${chrome} OPR/120.0`])(
    'refuses a GET of %s without the header',
    (agent) => {
      expect(() => checkBrowser('GET', { 'user-agent': agent })).toThrow('X-Requested-With')
      expect(() => checkBrowser('GET', { 'user-agent': agent, 'x-requested-with': 'xmlhttprequest' })).toThrow(
        'X-Requested-With',
      )
    },
  )

  it.each([
    ['GET', `${chrome} Edg/140.0`],
    ['GET', chrome.replace('Chrome', 'HeadlessChrome')],
    ['GET', chrome.replace('140.0.0.0', '140.0.0.0 Mobile')],
    ['GET', 'curl/8.5'],
    ['GET', undefined],
    ['HEAD', chrome],
    ['POST', chrome],
  ])('lets a %s of %s pass', (method, agent) => {
    expect(() => checkBrowser(method, { 'user-agent': agent })).not.toThrow()
  })

  it('lets a browser pass that sends the header', () => {
    expect(() => checkBrowser('GET', { 'user-agent': chrome, 'x-requested-with': 'XMLHttpRequest' })).not.toThrow()
  })
})
