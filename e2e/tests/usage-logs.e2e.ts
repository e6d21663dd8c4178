import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { expectAccessible } from '../support/accessibility.ts'
import {
  countReadings,
  expectRows,
  logRows,
  midnight,
  openFilter,
  seenRows,
  truthOf,
  untilStored,
  scrollRows,
} from '../support/usage-logs-page.ts'

const CHUNK = 200

test.describe('with many entries', () => {
  test.use({ world: { logEntries: 12_000, callsPerSecond: 100 } })
  test.setTimeout(300_000)

  test('2,000 rows are scrolled in order, each once, with as few requests as they fill', async ({
    page,
    quay,
    signInAs,
  }) => {
    const [from, to] = [midnight(30), midnight(0)]
    const count = countReadings(page)
    await signInAs('administrator', `/usage-logs?from=${from}&to=${to}`)
    await expectRows(page)
    const readAtOnce = count()
    expect(readAtOnce).toBeLessThanOrEqual(2)
    const rows = await scrollRows(page, 2000)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(2001)
    const instants = truthOf(quay, from, to).map(({ instantUs }) => Math.floor(instantUs / 1_000_000))
    const expected = instants.slice(0, 2001).map((second) => `${new Date(second * 1000).toISOString().slice(0, 19)}Z`)
    expect(rows.map(({ at }) => at)).toEqual(expected)
    const read = count()
    expect(read).toBeLessThanOrEqual(2000 / CHUNK + 3)

    // A row that is still moving under the pointer takes no click.
    await expect(async () => {
      await logRows(page)
        .first()
        .getByRole('link', { name: /^Open entry/ })
        .click()
      await expect(page.getByRole('heading', { name: 'Log entry' })).toBeVisible({ timeout: 3_000 })
    }).toPass({ timeout: 30_000 })
    await page.keyboard.press('Escape')
    await expect(page.getByRole('heading', { name: 'Log entry' })).toBeHidden()
    expect(count()).toBe(read)
    expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(2000)
  })
})

test.describe('filters', () => {
  test.use({ world: { logEntries: 12_000, callsPerSecond: 100 } })
  test.slow()

  const range = () => `from=${midnight(14)}&to=${midnight(0)}`
  /** The range, once all of it is held: over days that nobody has read, a list may end at its bound. */
  async function openRange(page: Page): Promise<void> {
    await expectRows(page)
    await untilStored(page, midnight(14), midnight(0))
    await page.reload()
    await expectRows(page)
  }

  /** The same address in a window of its own shows the same rows. */
  async function expectSameInFreshWindow(page: Page): Promise<void> {
    const fresh = await page.context().newPage()
    await fresh.goto(page.url())
    await expectRows(fresh)
    await expect(async () => {
      const rows = (await seenRows(page)).slice(0, 5)
      expect(rows.length).toBeGreaterThan(0)
      expect((await seenRows(fresh)).slice(0, 5)).toEqual(rows)
    }).toPass({ timeout: 15_000 })
    await fresh.close()
  }

  const settled = async (page: Page, chip: string) => {
    await expect(page.getByRole('button', { name: `Remove the filter ${chip}` })).toBeVisible()
    await expect(page.getByRole('table', { name: /newest first/ })).toHaveAttribute('aria-busy', 'false')
    await expectRows(page)
  }

  test('a user, with and without robots', async ({ page, signInAs }) => {
    await signInAs('administrator', `/usage-logs?${range()}`)
    await openRange(page)
    const user = await page.locator('tr[data-index] td:nth-child(4) a').first().innerText()
    const form = await openFilter(page, 'User')
    await form.getByLabel('User').fill(user)
    await form.getByRole('button', { name: 'Apply' }).click()
    await settled(page, user)
    await expect(page).toHaveURL(new RegExp(`person=${user}`))
    for (const { text } of await seenRows(page)) expect(text).toContain(user)
    await expectSameInFreshWindow(page)
  })

  test('a user who does not exist is said at the field, before the list is asked', async ({ page, signInAs }) => {
    await signInAs('administrator')
    await expect(page.getByText('150 users')).toBeVisible()
    await page.goto(`/usage-logs?${range()}`)
    await expectRows(page)
    const before = page.url()
    const form = await openFilter(page, 'User')
    await form.getByLabel('User').fill('no.such.person')
    await form.getByRole('button', { name: 'Apply' }).click()
    await expect(form.getByText(/Quay has no user with this name/)).toBeVisible()
    expect(page.url()).toBe(before)
  })

  test('a repository and its namespace', async ({ page, signInAs }) => {
    await signInAs('administrator', `/usage-logs?${range()}`)
    await openRange(page)
    const repository = await page.locator('tr[data-index] td:nth-child(3)', { hasText: '/' }).first().innerText()
    const form = await openFilter(page, 'Where')
    await form.getByLabel('Repository').fill(repository)
    await form.getByRole('button', { name: 'Apply' }).click()
    await settled(page, repository)
    for (const { text } of await seenRows(page)) expect(text).toContain(repository)
    await expectSameInFreshWindow(page)

    await page.goto(`/usage-logs?${range()}&namespace=${repository.split('/', 1)[0]}`)
    await expectRows(page)
    await expectSameInFreshWindow(page)
  })

  test('an address', async ({ page, signInAs }) => {
    await signInAs('auditor', `/usage-logs?${range()}`)
    await openRange(page)
    const cell = await page.locator('tr[data-index] td:nth-child(5)', { hasText: '.' }).first().innerText()
    const address = cell.split(' ', 1)[0] ?? ''
    const form = await openFilter(page, 'Address')
    await form.getByLabel('Address').fill(address)
    await form.getByRole('button', { name: 'Apply' }).click()
    await settled(page, address)
    for (const { text } of await seenRows(page)) expect(text).toContain(address)
    await expectSameInFreshWindow(page)
  })

  test('groups of kinds, and one kind', async ({ page, signInAs }) => {
    await signInAs('help-desk', `/usage-logs?${range()}`)
    await openRange(page)
    const form = await openFilter(page, 'Kinds')
    await form.getByRole('checkbox', { name: 'Pushes', exact: true }).check()
    await expect(page).toHaveURL(/groups=pushes/)
    await page.keyboard.press('Escape')
    await settled(page, 'Pushes')
    await expectSameInFreshWindow(page)

    await page.goto(`/usage-logs?${range()}&kinds=pull_repo`)
    await expectRows(page)
    for (const { text } of await seenRows(page)) expect(text).toMatch(/pull/i)
    await expectSameInFreshWindow(page)
  })

  test('words, and a range of one’s own', async ({ page, signInAs }) => {
    await signInAs('administrator', `/usage-logs?${range()}`)
    await openRange(page)
    const repository = await page.locator('tr[data-index] td:nth-child(3)', { hasText: '/' }).first().innerText()
    const word = repository.split('/')[1] ?? ''
    await page.getByRole('searchbox').fill(word)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`text=${word}`))
    await settled(page, word)
    await expectSameInFreshWindow(page)
    await untilStored(page, midnight(29), midnight(0))
    await page.goto('/usage-logs?range=month')
    await expectRows(page)
    await expectSameInFreshWindow(page)
  })

  test('rows that fly past are whole again once they stand still', async ({ page, signInAs }) => {
    await signInAs('administrator', `/usage-logs?${range()}`)
    await openRange(page)
    const lightest = await page.evaluate(async () => {
      let view = document.querySelector('[data-index]')
      while (view !== null && getComputedStyle(view).overflowY !== 'auto') view = view.parentElement
      let cells = Infinity
      for (let frame = 0; frame < 12; frame += 1) {
        view?.scrollBy(0, frame % 2 === 0 ? 3000 : -3000)
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
        const rows = [...document.querySelectorAll('tr[data-index]:not([data-unread])')]
        cells = Math.min(cells, ...rows.map((row) => row.children.length))
      }
      return cells
    })
    expect(lightest).toBe(2)
    await expect
      .poll(async () => logRows(page).evaluateAll((rows) => rows.every((row) => row.children.length === 5)))
      .toBe(true)
  })

  test('a range that ends before it begins is said at its field', async ({ page, signInAs }) => {
    await signInAs('administrator', '/usage-logs')
    await expectRows(page)
    const form = await openFilter(page, 'Last 7 days')
    await form.getByLabel('From').fill('2026-11-03T10:00:00')
    await form.getByLabel('To').fill('2026-11-02T10:00:00')
    await form.getByRole('button', { name: 'Show this range' }).click()
    await expect(form.getByText('The range ends before it starts.')).toBeVisible()
  })

  test('the chart narrows to a day and a group, and the back button takes it back', async ({ page, signInAs }) => {
    await signInAs('administrator', '/usage-logs?chart=table')
    await expectRows(page)
    await page.goto('/usage-logs')
    const chart = page.getByRole('slider', { name: 'Entries by day and kind group' })
    await chart.focus()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/from=/)
    await expectRows(page)
    await page.goBack()
    await expect(page).not.toHaveURL(/from=/)
  })

  test('dragging over the chart narrows to those days, and a click on its legend to that group', async ({
    page,
    signInAs,
  }) => {
    await signInAs('administrator', `/usage-logs?from=${midnight(10)}&to=${midnight(0)}`)
    await expectRows(page)
    const chart = page.getByRole('slider', { name: 'Entries by day and kind group' })
    const box = await chart.boundingBox()
    if (box === null) throw new Error('The chart has no place.')
    const at = (day: number) => [box.x + ((day + 0.5) / 10) * box.width, box.y + box.height / 2] as const
    await page.mouse.move(...at(2))
    await page.mouse.down()
    await page.mouse.move(...at(3))
    await page.mouse.move(...at(4))
    await page.mouse.up()
    const search = () => new URL(page.url()).searchParams
    await expect.poll(() => search().get('from')).toBe(midnight(8))
    expect(search().get('to')).toBe(midnight(5))
    await expectRows(page)
    await page.getByRole('button', { name: /^Pulls / }).click()
    await expect.poll(() => search().get('groups')).toBe('pulls')
    // The rows of the filter before stay until those of this one are there.
    const others = async () => (await seenRows(page)).filter(({ text }) => !text.includes('pulled'))
    await expect.poll(others).toEqual([])
    await expectRows(page)
  })
})

test('an entry has an address of its own, with all its facts, and a lost one says so', async ({ page, signInAs }) => {
  await signInAs('administrator', '/usage-logs')
  await expectRows(page)
  await logRows(page)
    .nth(2)
    .getByRole('link', { name: /^Open entry/ })
    .click()
  const heading = page.getByRole('heading', { name: 'Log entry' })
  await expect(heading).toBeFocused()
  await expect(page).toHaveURL(/\/usage-logs\/[\w-]{22}/)
  const id = /usage-logs\/([^?]+)/.exec(page.url())?.[1] ?? ''
  const fresh = await page.context().newPage()
  await fresh.goto(`/usage-logs/${id}`)
  await expect(fresh.getByText(id).first()).toBeVisible()
  // A link from before ids were keyed.
  await fresh.goto('/usage-logs/2026-11-01.0123456789abcdef.0')
  await expect(fresh.getByText('This link has an old format that no longer identifies an entry.')).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme })

    test('rows, an open entry and an open filter pass axe', async ({ page, signInAs }) => {
      test.slow()
      await signInAs('administrator', '/usage-logs')
      await expectRows(page)
      await expectAccessible(page)
      await logRows(page)
        .first()
        .getByRole('link', { name: /^Open entry/ })
        .click()
      await expect(page.getByRole('heading', { name: 'Log entry' })).toBeVisible()
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await openFilter(page, 'Kinds')
      // An open filter hangs on the body, beside the landmarks, so that nothing cuts it off.
      await expectAccessible(page, { except: ['region'] })
    })
  })
}

test('the log is read with the keyboard alone', async ({ page, signInAs }) => {
  await signInAs('administrator', '/usage-logs')
  await expectRows(page)
  await page.keyboard.press('j')
  await expect(page.locator('tr[data-index="0"] a').first()).toBeFocused()
  await page.keyboard.press('j')
  await expect(page.locator('tr[data-index="1"] a').first()).toBeFocused()
  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Log entry' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Log entry' })).toBeHidden()
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('no-such-word')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/text=no-such-word/)
})

test.describe('in Japanese', () => {
  test.use({ locale: 'ja-JP' })

  test('heads, sentences and the coverage are Japanese', async ({ page, signInAs }) => {
    await signInAs('administrator', '/usage-logs')
    await expectRows(page)
    const sentences = await page.locator('tr[data-index] td:nth-child(2)').allInnerTexts()
    for (const sentence of sentences) expect(sentence).toMatch(/[ぁ-んァ-ヶ一-龠]/)
    const heads = await page.locator('th[scope=col]').allInnerTexts()
    for (const head of heads) expect(head).toMatch(/[ぁ-んァ-ヶ一-龠]/)
    await page.goto('/usage-logs/coverage')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/[ぁ-んァ-ヶ一-龠]/)
    expect(await page.locator('main').innerText()).not.toMatch(/\b(?:the|and|cannot|your|was|is)\b/i)
  })
})
