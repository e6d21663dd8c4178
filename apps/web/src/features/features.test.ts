import { expect, it } from 'vitest'
import { pagesOf } from '../lib/feature.ts'
import { FEATURES } from './features.ts'

const pages = pagesOf(FEATURES)

const repeated = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index)

it('gives each page an address, a name and a key of its own', () => {
  expect(repeated(pages.map(({ to }) => to))).toEqual([])
  expect(repeated(pages.map(({ key }) => key))).toEqual([])
  expect(repeated(pages.map(({ goKey }) => goKey))).toEqual([])
})

it('gives each part of an object’s page a key of its own', () => {
  for (const kind of ['user', 'status'] as const) {
    const parts = FEATURES.flatMap((feature) => feature.parts?.[kind] ?? [])
    expect(repeated(parts.flatMap(({ sections = [] }) => sections.map(({ key }) => key)))).toEqual([])
    expect(repeated(parts.flatMap(({ tabs = [] }) => tabs.map(({ key }) => key)))).toEqual([])
  }
})
