import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { chromium } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import { ensureChromium } from '../scripts/prerequisites/chromium.ts'
import { ensureWebBuild } from '../scripts/prerequisites/web-build.ts'
import { startConsole } from './console-process.ts'
import type { ConsoleProcess } from './console-process.ts'
import type { Bench } from './measurement.ts'
import { median } from './median.ts'
import { startQuay } from './quay-process.ts'

/** Quay's own UI, measured: initial scripts and style sheets in brotli 11, first paint of its sign-in page. */
const QUAY_UI = { scriptBytes: 700_530, styleBytes: 109_816, firstPaintMs: 7644 }
const PEOPLE = 200
const ROUNDS = 5
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
const KB = 1000

/** Lighthouse's slow 4G, and a processor four times slower. */
const SLOW_4G = { offline: false, latency: 562.5, downloadThroughput: 184_320, uploadThroughput: 84_375 }

const brotli = (content: Buffer) =>
  promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })

/** Bytes in brotli 11 of what the browser loads of one kind until the list shows its rows. */
async function firstListBytes(browser: Browser, site: ConsoleProcess): Promise<{ scripts: number; styles: number }> {
  const context = await browser.newContext({ baseURL: site.url })
  const [name = '', value = ''] = site.cookie.split('=', 2)
  await context.addCookies([{ name, value, url: site.url }])
  const page = await context.newPage()
  const paths = new Set<string>()
  page.on('request', (request) => void paths.add(new URL(request.url()).pathname))
  await page.goto('/users')
  await page.getByRole('row').nth(5).waitFor()
  await context.close()
  const sizes = await Promise.all(
    [...paths]
      .filter((path) => /\.(?:js|css)$/.test(path))
      .map(async (path) => ({ path, bytes: (await brotli(await readBuilt(path))).length })),
  )
  const sumOf = (ending: string) =>
    sizes.filter(({ path }) => path.endsWith(ending)).reduce((sum, { bytes }) => sum + bytes, 0)
  return { scripts: sumOf('.js'), styles: sumOf('.css') }
}

const readBuilt = (path: string) => readFile(join(import.meta.dirname, '../apps/web/dist', path))

/** When the sign-in page first paints something, and what was on the wire by then. */
async function signInPaint(browser: Browser, url: string): Promise<{ firstPaintMs: number; bytes: number }> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true })
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const arrivals: { at: number; bytes: number }[] = []
  let sentAt = 0
  devtools.on('Network.requestWillBeSent', ({ timestamp, type }) => {
    if (type === 'Document') sentAt = timestamp
  })
  devtools.on('Network.loadingFinished', ({ timestamp, encodedDataLength }) => {
    arrivals.push({ at: (timestamp - sentAt) * 1000, bytes: encodedDataLength })
  })
  await page.goto(`${url}/sign-in`, { waitUntil: 'load' })
  const firstPaintMs = await paintOf(page)
  await context.close()
  const before = arrivals.filter(({ at }) => at <= firstPaintMs)
  return { firstPaintMs, bytes: before.reduce((sum, { bytes }) => sum + bytes, 0) }
}

const paintOf = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const entry = list.getEntriesByName('first-contentful-paint')[0]
          if (entry !== undefined) resolve(entry.startTime)
        }).observe({ type: 'paint', buffered: true })
      }),
  )

/** What the first pages cost, beside Quay's own UI. */
export const bytesBench: Bench = {
  name: 'bytes',
  measure: async () => {
    await ensureWebBuild()
    const browser = await chromium.launch({ executablePath: await ensureChromium(), args: FLAGS })
    await using quay = await startQuay({ scenario: 'demo', users: PEOPLE })
    await using site = await startConsole(quay)
    await site.untilUsersAreRead(PEOPLE)
    try {
      const { scripts, styles } = await firstListBytes(browser, site)
      const paints = []
      for (let round = 0; round < ROUNDS; round += 1) paints.push(await signInPaint(browser, site.url))
      const firstPaintMs = median(paints.map((paint) => paint.firstPaintMs))
      const signInBytes = median(paints.map((paint) => paint.bytes))
      return [
        {
          name: 'bytes.first-list-scripts',
          value: scripts / QUAY_UI.scriptBytes,
          bar: 0.32,
          hope: 0.27,
          better: 'lower',
        },
        { name: 'bytes.first-list-styles', value: styles / QUAY_UI.styleBytes, bar: 0.6, hope: 0.35, better: 'lower' },
        {
          name: 'bytes.sign-in-first-paint',
          value: firstPaintMs / QUAY_UI.firstPaintMs,
          bar: 0.15,
          hope: 0.1,
          better: 'lower',
        },
        { name: 'bytes.sign-in-kilobytes', value: signInBytes / KB, bar: 15, hope: 15, better: 'lower' },
      ]
    } finally {
      await browser.close()
    }
  },
}
