import { useRef } from 'react'
import type { ReactNode, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useIsNarrow } from '../../components/is-narrow.ts'
import { useCommand } from '../../lib/commands.ts'
import { useSeesField } from '../../lib/me.ts'
import { useFollowLinks } from './follow-links.ts'
import { LogRow } from './log-row.tsx'
import type { LogList } from './log-list.ts'
import { formatZone } from './log-time.ts'
import { useRowView } from './row-view.ts'
import type { RowView } from './row-view.ts'
import { useTellAges } from './tell-ages.ts'
import frame from '../../components/table-frame.module.css'
import styles from './log-table.module.css'

const ROW_HEIGHT_PX = 36
const CARD_HEIGHT_PX = 96

type Props = {
  list: LogList
  isStale: boolean
  /** The search part of the addresses that open entries. */
  search: string
  openId: string | undefined
  /** New entries push the rows down, as they come. */
  isLive: boolean
  /** Stands over the first rows in view. */
  children?: (view: RowView) => ReactNode
}

/** The entries: only those in view exist, and only somebody's own move reads more. */
export function LogTable({ list, isStale, search, openId, isLive, children }: Props) {
  const { t, i18n } = useTranslation()
  const seesAddress = useSeesField('usage-log.list', 'address')
  const isNarrow = useIsNarrow()
  const root = useRef<HTMLDivElement>(null)
  const rowHeight = isNarrow ? CARD_HEIGHT_PX : ROW_HEIGHT_PX
  const { total } = list
  const view = useRowView({
    root,
    total,
    rowHeight,
    prepended: list.prepended,
    isAtTopFollowed: isLive,
    onMove: (from, to) => list.need(from, to),
  })
  useLogKeys({ root, total, scrollTo: view.scrollTo })
  useFollowLinks(root)
  useTellAges(root)
  const indexes = Array.from({ length: Math.max(view.to - view.from + 1, 0) }, (_, index) => view.from + index)
  const newest = list.row(view.from)
  const above = view.from * rowHeight
  const below = Math.max(total - 1 - view.to, 0) * rowHeight
  const isWhole = list.older.state === 'complete' && list.newer.state === 'complete'
  return (
    <div ref={root} className={frame['root']} data-stale={isStale || undefined}>
      {children?.(view)}
      <table
        aria-label={t('usageLogs.list.label')}
        aria-rowcount={isWhole ? total + 1 : -1}
        aria-busy={isStale}
        className={frame['table']}
      >
        <colgroup>
          <col className={styles['colTime']} />
          <col />
          <col className={styles['colWhere']} />
          <col className={styles['colUser']} />
          {seesAddress && <col className={styles['colAddress']} />}
        </colgroup>
        <thead className={frame['head']}>
          <tr>
            <th scope="col">
              {newest === undefined
                ? t('usageLogs.labels.time')
                : t('usageLogs.labels.timeIn', { zone: formatZone(newest.at) })}
            </th>
            <th scope="col">{t('usageLogs.labels.sentence')}</th>
            <th scope="col">{t('usageLogs.labels.where')}</th>
            <th scope="col">{t('usageLogs.labels.user')}</th>
            {seesAddress && <th scope="col">{t('usageLogs.labels.address')}</th>}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr aria-hidden className={frame['spacer']} style={{ blockSize: above }} />}
          {indexes.map((index) => {
            const entry = list.row(index)
            return (
              <LogRow
                key={index - list.prepended}
                entry={entry}
                index={index}
                isOpen={entry !== undefined && entry.id === openId}
                seesAddress={seesAddress}
                isFlying={view.isFlying}
                search={search}
                language={i18n.language}
              />
            )
          })}
          {below > 0 && <tr aria-hidden className={frame['spacer']} style={{ blockSize: below }} />}
        </tbody>
      </table>
    </div>
  )
}

type KeyOptions = { root: RefObject<HTMLDivElement | null>; total: number; scrollTo: (index: number) => void }

/** `j` and `k` move along the rows' own links, so that Enter opens and Tab goes on from there. */
function useLogKeys({ root, total, scrollTo }: KeyOptions): void {
  function move(by: 1 | -1): void {
    const row = document.activeElement?.closest<HTMLElement>('[data-index]')
    const isOurs = row !== null && row !== undefined && root.current?.contains(row) === true
    const known = isOurs ? Number(row.dataset['index']) : -1
    const next = Math.min(Math.max(known + by, 0), total - 1)
    scrollTo(next)
    // The row exists only once the scroll has been drawn.
    requestAnimationFrame(() => {
      root.current?.querySelector<HTMLElement>(`[data-index="${next}"] a`)?.focus({ preventScroll: true })
    })
  }
  useCommand('next-row', total > 0 ? () => move(1) : undefined)
  useCommand('previous-row', total > 0 ? () => move(-1) : undefined)
}
