import { Skeleton } from '@patternfly/react-core'
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table'
import type { UserDetail } from '@quaymaster/contracts/users'
import { useTranslation } from 'react-i18next'
import { Instant } from './age.tsx'
import { Section } from './section.tsx'
import { StatusLabel } from './status-label.tsx'
import type { StatusKind } from './status-label.tsx'
import styles from './staff-changes.module.css'

type Change = UserDetail['changes'][number]

const LOOKS: Record<Change['result'], StatusKind> = {
  ok: 'fine',
  refused: 'off',
  failed: 'broken',
  unknown: 'attention',
  running: 'working',
}

/** What staff did to this person through the console, and how it ended. */
export function UserChanges({ changes }: { changes: readonly Change[] | undefined }) {
  const { t } = useTranslation()
  return (
    <Section title={t('users.detail.changesTitle')}>
      {changes === undefined && <Skeleton height="6rem" screenreaderText={t('common.loading')} />}
      {changes?.length === 0 && t('users.detail.changesEmpty')}
      {changes !== undefined && changes.length > 0 && <ChangesTable changes={changes} />}
    </Section>
  )
}

function ChangesTable({ changes }: { changes: readonly Change[] }) {
  const { t, i18n } = useTranslation()
  const heads = {
    when: t('users.detail.changeWhen'),
    what: t('users.detail.changeWhat'),
    who: t('users.detail.changeWho'),
    result: t('users.detail.changeResult'),
  }
  // The trail may name an operation that this page, being older, does not know.
  const operationWords = (operation: string) =>
    i18n.exists(`operations.${operation}`) ? t(`operations.${operation as 'user.create'}`) : operation
  return (
    <Table
      className={styles['changes'] ?? ''}
      variant="compact"
      borders={false}
      aria-label={t('users.detail.changesCaption')}
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
              <StatusLabel kind={LOOKS[change.result]}>{t(`users.detail.results.${change.result}`)}</StatusLabel>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  )
}
