import { setTimeout as delay } from 'node:timers/promises'
import { chromium } from '@playwright/test'
import type { CDPSession, Page } from '@playwright/test'
import { ensureChromium } from '../../scripts/prerequisites/chromium.ts'
import { ensureWebBuild } from '../../scripts/prerequisites/web-build.ts'
import type { ConsoleProcess } from '../console-process.ts'
import type { Measurement } from '../measurement.ts'
import { midnight } from './console-logs.ts'

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
const QUIET_MS = 10_000
const PIXELS_PER_FRAME = 2400
const MB = 1_000_000

type Scrolled = { rows: number; framesPerSecond: number; longTasks: number; elements: number }

/** Requests for entries after one scroll to the end, and then nothing. */
async function requestsAfterOneScroll(page: Page): Promise<number> {
  let requests = 0
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/usage-logs') requests += 1
  })
  await page.mouse.move(600, 600)
  await page.mouse.wheel(0, 1_000_000)
  await delay(QUIET_MS)
  return requests
}

/** Scrolls as fast as somebody who holds the key, until so many rows were passed or there are no more. */
const scrollThrough = (page: Page, rows: number): Promise<Scrolled> =>
  page.evaluate(
    ({ wanted, pixels }) =>
      new Promise<Scrolled>((resolve) => {
        let longTasks = 0
        new PerformanceObserver((list) => (longTasks += list.getEntries().length)).observe({ type: 'longtask' })
        let view = document.querySelector('[data-index]') ?? document.documentElement
        while (view.scrollHeight <= view.clientHeight || getComputedStyle(view).overflowY === 'visible') {
          if (view.parentElement === null) break
          view = view.parentElement
        }
        const startedAt = performance.now()
        let frames = 0
        let stuck = 0
        let passed = 0
        let elements = 0
        const step = () => {
          frames += 1
          const before = view.scrollTop
          view.scrollTop = before + pixels
          stuck = view.scrollTop === before ? stuck + 1 : 0
          const shown = [...document.querySelectorAll<HTMLElement>('[data-index]')]
          passed = Math.max(passed, Number(shown.at(-1)?.dataset['index'] ?? 0))
          if (frames % 10 === 0) elements = Math.max(elements, document.querySelectorAll('*').length)
          // Ten seconds at the end: there is nothing more.
          if (passed < wanted && stuck < 600) return requestAnimationFrame(step)
          const seconds = (performance.now() - startedAt) / 1000
          resolve({ rows: passed, framesPerSecond: frames / seconds, longTasks, elements })
          return undefined
        }
        requestAnimationFrame(step)
      }),
    { wanted: rows, pixels: PIXELS_PER_FRAME },
  )

async function heapMb(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage')
  const { metrics } = await devtools.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / MB
}

/** The page itself: what it asks for by itself, and what scrolling costs it. */
export async function measurePage(site: ConsoleProcess, days: number, rows: number): Promise<Measurement[]> {
  await ensureWebBuild()
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: FLAGS })
  try {
    const context = await browser.newContext({ baseURL: site.url, viewport: { width: 1440, height: 900 } })
    const [name = '', value = ''] = site.cookie.split('=', 2)
    await context.addCookies([{ name, value, url: site.url }])
    const page = await context.newPage()
    await page.goto(`/usage-logs?from=${encodeURIComponent(midnight(days))}`)
    await page.locator('[data-index="5"]').waitFor()
    const requests = await requestsAfterOneScroll(page)
    const devtools = await context.newCDPSession(page)
    await devtools.send('Performance.enable')
    const before = await heapMb(devtools)
    const scrolled = await scrollThrough(page, rows)
    const growth = (await heapMb(devtools)) - before
    if (scrolled.rows < rows * 0.9) throw new Error(`Only ${scrolled.rows} of ${rows} rows could be scrolled.`)
    return [
      { name: 'logs.page-requests-after-one-scroll', value: requests, bar: 2, hope: 1, better: 'lower' },
      { name: 'logs.page-heap-growth-mb', value: growth, bar: 10, hope: 4, better: 'lower' },
      { name: 'logs.page-elements', value: scrolled.elements, bar: 600, hope: 400, better: 'lower' },
      { name: 'logs.page-frames-per-second', value: scrolled.framesPerSecond, bar: 55, hope: 59, better: 'higher' },
      { name: 'logs.page-long-tasks', value: scrolled.longTasks, bar: 0, hope: 0, better: 'lower' },
    ]
  } finally {
    await browser.close()
  }
}
