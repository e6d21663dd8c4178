import { Skeleton } from '@patternfly/react-core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { GatedMenu } from './gated-menu.tsx'
import type { MenuAction } from './gated-menu.tsx'
import styles from './data-table.module.css'

export type Column<Row> = {
  key: string
  label: string
  cell: (row: Row) => ReactNode
  /** The name by which the server sorts; without one the column does not sort. */
  sortBy?: string
  /** Any CSS width; columns without one share what is left. */
  width?: string
}

/** What a row is called and what can be done with it. */
export type RowBehavior<Row> = {
  /** Unique, and what a person calls the row: it names its menu. */
  rowKey: (row: Row) => string
  /** The row's menu; refused acts stay in it with their reason. */
  actions?: (row: Row) => readonly MenuAction[]
  /** Reads what the menu needs, when it is opened. */
  onActionsOpen?: (row: Row) => void
  /** What `e` does on the row. */
  onEdit?: (row: Row) => void
}

type Props<Row> = {
  index: number
  /** Absent while it is being read. */
  row: Row | undefined
  columns: readonly Column<Row>[]
  behavior: RowBehavior<Row>
  measure: ((element: Element | null) => void) | undefined
}

export function DataTableRow<Row>({ index, row, columns, behavior, measure }: Props<Row>) {
  const { t } = useTranslation()
  const { actions, onActionsOpen } = behavior
  const name = row === undefined ? '' : behavior.rowKey(row)
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2} className={styles['row']}>
      {columns.map((column) => (
        <td key={column.key} data-label={column.label} className={styles['cell']}>
          <div className={styles['value']}>
            {row === undefined ? (
              <Skeleton screenreaderText={t('common.table.unread')} width="70%" />
            ) : (
              column.cell(row)
            )}
          </div>
        </td>
      ))}
      {actions !== undefined && (
        <td className={styles['actionCell']}>
          {row !== undefined && (
            <GatedMenu
              label={t('common.actionsFor', { name })}
              actions={actions(row)}
              onOpen={() => onActionsOpen?.(row)}
            />
          )}
        </td>
      )}
    </tr>
  )
}
