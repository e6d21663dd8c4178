import type { RefObject } from 'react'
import { useCommand } from '../lib/commands.ts'
import type { RowSource } from '../lib/row-window.ts'
import type { RowBehavior } from './data-table-row.tsx'

type Options<Row> = {
  root: RefObject<HTMLDivElement | null>
  source: RowSource<Row>
  behavior: RowBehavior<Row>
  scrollTo: (index: number) => void
}

/** `j` and `k` move the focus along the rows' own links, so that Enter opens and Tab goes on from there. */
export function useRowKeys<Row>({ root, source, behavior, scrollTo }: Options<Row>): void {
  const focusedIndex = (): number => {
    const row = document.activeElement?.closest<HTMLElement>('[data-index]')
    const isOurs = row !== null && row !== undefined && root.current?.contains(row) === true
    return isOurs ? Number(row.dataset['index']) : -1
  }
  function move(by: 1 | -1): void {
    const next = Math.min(Math.max(focusedIndex() + by, 0), source.total - 1)
    scrollTo(next)
    // The row exists only once the scroll has been drawn.
    requestAnimationFrame(() => {
      root.current?.querySelector<HTMLElement>(`[data-index="${next}"] :is(a, button)`)?.focus({ preventScroll: true })
    })
  }
  function onFocusedRow(act: (row: Row) => void): void {
    const row = source.get(focusedIndex())
    if (row !== undefined) act(row)
  }
  const { onEdit } = behavior
  useCommand('next-row', source.total > 0 ? () => move(1) : undefined)
  useCommand('previous-row', source.total > 0 ? () => move(-1) : undefined)
  useCommand('edit-row', onEdit && (() => onFocusedRow(onEdit)))
}
