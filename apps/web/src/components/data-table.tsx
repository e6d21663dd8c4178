import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RowSource } from '../lib/row-window.ts'
import { DataTableHead, HiddenHead } from './data-table-head.tsx'
import type { Sort } from './data-table-head.tsx'
import { DataTableRow } from './data-table-row.tsx'
import type { Column, RowBehavior } from './data-table-row.tsx'
import { useRowKeys } from './data-table-keys.ts'
import { useIsNarrow } from './is-narrow.ts'
import { useScrollParent } from './scroll-parent.ts'
import frame from './table-frame.module.css'
import styles from './data-table.module.css'

export type { Column, Sort }

type Props<Row> = RowBehavior<Row> & {
  /** Names the table for screen readers. */
  label: string
  columns: readonly Column<Row>[]
  source: RowSource<Row>
  sort?: Sort
  onSort?: (sort: Sort) => void
  /** Changes when rows of another filter are shown; the table goes back to its top. */
  resetKey?: string
  /** Nothing is known yet: a few skeleton rows stand where the rows will be. */
  isLoading?: boolean
  /** Rows of the filter before are shown, paler, until the present ones arrive. */
  isStale?: boolean
  /** What stands in place of rows when there are none. */
  empty?: ReactNode
}

const ROW_HEIGHT_PX = 36
const CARD_HEIGHT_PX = 190
const OVERSCAN = 12
const SKELETON_ROWS = 12

/** A list of any length: only the rows in view exist, the head stays in sight, and below 768 px each row is a card. */
export function DataTable<Row>(props: Props<Row>) {
  const { t } = useTranslation()
  const { columns, source, rowKey, resetKey = '' } = props
  const isNarrow = useIsNarrow()
  const root = useRef<HTMLDivElement>(null)
  const { scrollParent, offset } = useScrollParent(root)
  const isSkeleton = props.isLoading === true
  const count = isSkeleton ? SKELETON_ROWS : source.total
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scrollParent,
    estimateSize: () => (isNarrow ? CARD_HEIGHT_PX : ROW_HEIGHT_PX),
    overscan: OVERSCAN,
    scrollMargin: offset,
  })
  const items = rows.getVirtualItems()
  const from = items[0]?.index ?? 0
  const to = items.at(-1)?.index ?? 0
  const { ensure } = source
  useEffect(() => ensure(from, to), [ensure, from, to])
  useEffect(() => rows.measure(), [rows, isNarrow])
  const [shownKey, setShownKey] = useState(resetKey)
  useEffect(() => {
    if (shownKey === resetKey) return
    setShownKey(resetKey)
    scrollParent?.scrollTo({ top: 0 })
  }, [shownKey, resetKey, scrollParent])
  useRowKeys({ root, source, behavior: props, scrollTo: (index) => rows.scrollToIndex(index) })

  if (!isSkeleton && count === 0) return <>{props.empty}</>
  const above = (items[0]?.start ?? offset) - offset
  const below = rows.getTotalSize() - ((items.at(-1)?.end ?? offset) - offset)
  return (
    <div ref={root} className={frame['root']} data-stale={props.isStale === true || undefined}>
      <table
        aria-label={props.label}
        aria-rowcount={count + 1}
        aria-busy={isSkeleton || props.isStale === true}
        className={frame['table']}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column.key} style={column.width === undefined ? undefined : { inlineSize: column.width }} />
          ))}
          {props.actions !== undefined && <col className={styles['actions']} />}
        </colgroup>
        <thead className={frame['head']}>
          <tr>
            {columns.map((column) => (
              <DataTableHead
                key={column.key}
                label={column.label}
                sortBy={column.sortBy}
                sort={props.sort}
                onSort={props.onSort}
              />
            ))}
            {props.actions !== undefined && <HiddenHead label={t('common.actions')} />}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <Spacer heightPx={above} />}
          {items.map((item) => {
            const row = isSkeleton ? undefined : source.get(item.index)
            return (
              <DataTableRow
                key={row === undefined ? `unread-${item.index}` : rowKey(row)}
                index={item.index}
                row={row}
                columns={columns}
                behavior={props}
                measure={isNarrow ? rows.measureElement : undefined}
              />
            )
          })}
          {below > 0 && <Spacer heightPx={below} />}
        </tbody>
      </table>
    </div>
  )
}

/** Stands for the rows that are not there, so that the scroll bar is honest. */
function Spacer({ heightPx }: { heightPx: number }) {
  return <tr aria-hidden className={frame['spacer']} style={{ blockSize: heightPx }} />
}
