import { useQueries } from '@tanstack/react-query'
import type { QueryKey, UseQueryOptions } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { pageOffsets } from './row-pages.ts'

/** Rows of a list that is read in pages as they come into view. A row that is not read yet is `undefined`. */
export type RowSource<Row> = {
  readonly total: number
  get: (index: number) => Row | undefined
  /** Says which rows are in view, so that their pages are read. */
  ensure: (from: number, to: number) => void
}

type Options<Page, Row, Key extends QueryKey> = {
  /** Changes with whatever changes the rows (filter, sort); the window starts again at the top. */
  resetKey: string
  pageSize: number
  page: (offset: number) => UseQueryOptions<Page, Error, Page, Key>
  rows: (page: Page) => readonly Row[]
  total: (page: Page) => number
}

export type RowWindow<Page, Row> = {
  source: RowSource<Row>
  /** Any page in view, for what every page carries (counts, age); `undefined` while nothing is known. */
  page: Page | undefined
  error: Error | null
  /** Rows of the filter before are shown until those of the present one arrive. */
  isStale: boolean
  isFetching: boolean
}

/** Reads only the pages in view; 20,000 rows cost as much as 200. */
export function useRowWindow<Page, Row, Key extends QueryKey>(options: Options<Page, Row, Key>): RowWindow<Page, Row> {
  const { resetKey, pageSize, rows, total } = options
  const [range, setRange] = useState({ resetKey, from: 0, to: 0 })
  const offsets = pageOffsets(range.resetKey === resetKey ? range : { from: 0, to: 0 }, pageSize)
  const results = useQueries({ queries: offsets.map((offset) => options.page(offset)) })
  const read = results.map((result) => result.data)
  const page = read.findLast((item) => item !== undefined)

  const ensure = useCallback(
    (from: number, to: number) =>
      setRange((before) => {
        const isSame = before.resetKey === resetKey && sameOffsets(before, { from, to }, pageSize)
        return isSame ? before : { resetKey, from, to }
      }),
    [resetKey, pageSize],
  )
  const chunks = new Map(offsets.map((offset, index) => [offset, read[index]]))
  const known: Known<Page, Row> | undefined = page && { page, total: total(page), get: (index) => rowAt(chunks, index) }
  const failed = results.find((result) => result.error !== null)

  function rowAt(byOffset: ReadonlyMap<number, Page | undefined>, index: number): Row | undefined {
    const chunk = byOffset.get(Math.floor(index / pageSize) * pageSize)
    return chunk === undefined ? undefined : rows(chunk)[index % pageSize]
  }

  const last = useRef<Known<Page, Row> | undefined>(undefined)
  useEffect(() => {
    if (known !== undefined) last.current = known
  })
  const shown = known ?? (failed === undefined ? last.current : undefined)
  return {
    source: { total: shown?.total ?? 0, get: shown?.get ?? (() => undefined), ensure },
    page: shown?.page,
    error: failed?.error ?? null,
    isStale: known === undefined && shown !== undefined,
    isFetching: results.some((result) => result.isFetching),
  }
}

type Known<Page, Row> = { page: Page; total: number; get: (index: number) => Row | undefined }
type Range = { from: number; to: number }

function sameOffsets(a: Range, b: Range, pageSize: number): boolean {
  return pageOffsets(a, pageSize).join() === pageOffsets(b, pageSize).join()
}
