import { Skeleton } from '@patternfly/react-core'
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table'
import { useTranslation } from 'react-i18next'
import { Instant } from './age.tsx'
import { Section } from './section.tsx'
import { StatusLabel } from './status-label.tsx'
import type { StatusKind } from './status-label.tsx'
import styles from './staff-changes.module.css'

/** One change that staff made through the console. */
type Change = {
  at: string
  operation: string
  actor: string
  result: 'ok' | 'refused' | 'failed' | 'unknown' | 'running'
}

const LOOKS: Record<Change['result'], StatusKind> = {
  ok: 'fine',
  refused: 'off',
  failed: 'broken',
  unknown: 'attention',
  running: 'working',
}

type Props = {
  /** Absent while they are being read. */
  changes: readonly Change[] | undefined
  /** Said where there are none. */
  empty: string
}

/** What staff did to an object through the console, and how it ended. */
export function StaffChanges({ changes, empty }: Props) {
  const { t } = useTranslation()
  return (
    <Section title={t('common.changes.title')}>
      {changes === undefined && <Skeleton height="6rem" screenreaderText={t('common.loading')} />}
      {changes?.length === 0 && empty}
      {changes !== undefined && changes.length > 0 && <ChangesTable changes={changes} />}
    </Section>
  )
}

function ChangesTable({ changes }: { changes: readonly Change[] }) {
  const { t, i18n } = useTranslation()
  const heads = {
    when: t('common.changes.when'),
    what: t('common.changes.what'),
    who: t('common.changes.who'),
    result: t('common.changes.result'),
  }
  // The trail may name an operation that this page, being older, does not know.
  const operationWords = (operation: string) =>
    i18n.exists(`operations.${operation}`) ? t(`operations.${operation as 'user.create'}`) : operation
  return (
    <Table
      className={styles['changes'] ?? ''}
      variant="compact"
      borders={false}
      aria-label={t('common.changes.caption')}
      gridBreakPoint="grid-md"
    >
      <Thead>
        <Tr>
          {Object.entries(heads).map(([key, head]) => (
            <Th key={key}>{head}</Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {changes.map((change) => (
          <Tr key={`${change.at} ${change.operation} ${change.result}`}>
            <Td dataLabel={heads.when} modifier="nowrap">
              <Instant at={change.at} />
            </Td>
            <Td dataLabel={heads.what} modifier="nowrap">
              {operationWords(change.operation)}
            </Td>
            <Td dataLabel={heads.who}>{change.actor}</Td>
            <Td dataLabel={heads.result}>
              <StatusLabel kind={LOOKS[change.result]}>{t(`common.changes.results.${change.result}`)}</StatusLabel>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  )
}
