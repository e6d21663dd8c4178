import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Registry } from '../registry.ts'
import { createWorldRegistry } from '../scenarios/worlds.ts'
import { pagesOf, type RegistryAnswer } from './registry-calls.ts'
import { dayUs } from '../day.ts'

const now = '2026-11-23T16:00:00Z'
const firstUs = Date.parse('2026-11-16T00:00:00Z') * 1000
const everyLog = '/api/v1/superuser/logs?starttime=11/16/2026&endtime=11/20/2026'
const consoleLog = '/api/v1/organization/console/logs?starttime=11/16/2026&endtime=11/20/2026'

/** A registry with a row at each of these offsets (microseconds), inserted in this order and numbered so. */
function registryWith(offsetsUs: readonly number[], isOfConsole: (number: number) => boolean = () => true): Registry {
  const registry = createWorldRegistry('pristine', { now })
  const consoleId = registry.state.organizations.find('name', 'console')?.id ?? null
  for (const [number, offsetUs] of offsetsUs.entries()) {
    registry.state.usageLog.insert({
      kind: 'pull_repo',
      instantUs: firstUs + offsetUs,
      performerId: 1,
      namespaceId: isOfConsole(number) ? consoleId : 3,
      repositoryId: null,
      metadata: { number },
      ip: null,
    })
  }
  return registry
}

const numbersOf = (pages: readonly RegistryAnswer[]): number[] =>
  pages.flatMap(({ body }) =>
    (body['logs'] as { metadata: { number: number } }[]).map(({ metadata }) => metadata.number),
  )

/** The numbers from the newest to the oldest; of one instant the last inserted comes first. */
const newestFirst = (offsetsUs: readonly number[]): number[] =>
  offsetsUs
    .map((offsetUs, number) => ({ offsetUs, number }))
    .toSorted((one, other) => other.offsetUs - one.offsetUs || other.number - one.number)
    .map(({ number }) => number)

/** Instants of groups, newest first: as many rows at each as the list says. */
const grouped = (sizes: readonly number[]): number[] =>
  sizes.flatMap((size, group) => Array.from({ length: size }, () => (sizes.length - group) * 1_000_000))

const apart = (count: number): number[] => Array.from({ length: count }, () => 1)

const distinctOffsets = fc.uniqueArray(
  fc.oneof(
    fc.nat(4 * dayUs),
    fc.nat(90).map((step) => 36_000_000_000 + step),
  ),
  { maxLength: 130 },
)

describe('a log list of rows at distinct instants', () => {
  it('shows every row once, newest first, 20 a page, and ends with an empty page that alone has no next one', () => {
    fc.assert(
      fc.property(distinctOffsets, (offsetsUs) => {
        const pages = pagesOf(registryWith(offsetsUs), everyLog)
        expect(numbersOf(pages)).toEqual(newestFirst(offsetsUs))
        const fullPages = Math.ceil(offsetsUs.length / 20)
        expect(pages).toHaveLength(fullPages + 1)
        expect(pages.slice(0, -1).map(({ body }) => (body['logs'] as unknown[]).length)).toEqual(
          Array.from({ length: fullPages }, (_, page) => Math.min(20, offsetsUs.length - page * 20)),
        )
      }),
      { numRuns: 40 },
    )
  })

  it('shows a namespace its own rows only, just as completely', () => {
    fc.assert(
      fc.property(distinctOffsets, fc.integer({ min: 1, max: 5 }), (offsetsUs, every) => {
        const isOwn = (number: number) => number % every === 0
        const pages = pagesOf(registryWith(offsetsUs, isOwn), consoleLog)
        expect(numbersOf(pages)).toEqual(newestFirst(offsetsUs).filter(isOwn))
      }),
      { numRuns: 40 },
    )
  })
})

// content.md 1.1, "Paging loses rows at equal instants".
describe('a log list with rows at equal instants', () => {
  it.each([
    { sizes: [...apart(15), 12, ...apart(8)], shown: 20, pages: 2 },
    { sizes: [...apart(18), 4, ...apart(85)], shown: 60, pages: 4 },
  ])('shows $shown rows where the first page ends inside a group', ({ sizes, shown, pages: pageCount }) => {
    const pages = pagesOf(registryWith(grouped(sizes)), everyLog)
    expect(numbersOf(pages)).toHaveLength(shown)
    expect(pages).toHaveLength(pageCount)
  })

  it('loses nothing where no page ends inside a group', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }), (sizes) => {
        const padded = sizes.flatMap((size) => [size, ...apart(20 - size)])
        const offsetsUs = grouped(padded)
        expect(numbersOf(pagesOf(registryWith(offsetsUs), everyLog))).toEqual(newestFirst(offsetsUs))
      }),
      { numRuns: 20 },
    )
  })

  it('loses nothing where all are of one instant', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 130 }), (count) => {
        expect(numbersOf(pagesOf(registryWith(grouped([count])), everyLog))).toEqual(newestFirst(grouped([count])))
      }),
      { numRuns: 20 },
    )
  })

  it('never shows a row twice nor out of order, and jumps over 20 rows on each page after a cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 14 }), (sizes) => {
        const offsetsUs = grouped(sizes)
        const order = newestFirst(offsetsUs)
        const places = numbersOf(pagesOf(registryWith(offsetsUs), everyLog)).map((number) => order.indexOf(number))
        expect(places).toEqual([...new Set(places)].toSorted((one, other) => one - other))
        const jumps = places.slice(1).map((place, before) => place - (places[before] ?? 0) - 1)
        expect(jumps.filter((jump, before) => jump > 0 && (before + 1) % 20 !== 0)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})
