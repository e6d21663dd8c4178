import UsersIcon from '@patternfly/react-icons/dist/esm/icons/users-icon'
import ExclamationCircleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon'
import InProgressIcon from '@patternfly/react-icons/dist/esm/icons/in-progress-icon'
import type { InventoryProgress } from '@quaymaster/contracts/inventory'
import type { UserList } from '@quaymaster/contracts/users'
import { useTranslation } from 'react-i18next'
import { EmptyList, NothingMatches } from './empty-list.tsx'
import { TechnicalDetail } from './problem-alert.tsx'
import { useProblemWords } from './problem-words.ts'
import { formatInstant, formatNumber } from '../lib/format.ts'
import { useMe } from '../lib/me.ts'
import { useReadingWords } from './inventory-progress.tsx'

type Props = {
  page: UserList | undefined
  inventory: InventoryProgress | undefined
  error: Error | null
  isNarrowed: boolean
  onClear: () => void
}

/** Why the list has no rows. */
export function UsersEmpty({ page, inventory, error, isNarrowed, onClear }: Props) {
  const { t } = useTranslation()
  if (page === undefined || inventory === undefined) return error === null ? null : <NotReadable error={error} />
  const isReading = inventory.state !== 'complete'
  if (isReading && inventory.paused !== null && inventory.paused !== 'budget')
    return <NotReadable inventory={inventory} />
  if (isNarrowed) {
    return (
      <NothingMatches onClear={onClear}>
        {isReading
          ? t('users.empty.noMatchStillReading')
          : t('users.empty.noMatchBody', { count: page.total, total: formatNumber(page.total) })}
      </NothingMatches>
    )
  }
  if (isReading) return <StillReading inventory={inventory} />
  return (
    <EmptyList title={t('users.empty.nothingTitle')} icon={UsersIcon}>
      {t('users.empty.nothingBody')}
    </EmptyList>
  )
}

function StillReading({ inventory }: { inventory: InventoryProgress }) {
  const { t } = useTranslation()
  const words = useReadingWords()
  return (
    <EmptyList title={t('users.empty.readingTitle')} icon={InProgressIcon}>
      <p>{words(inventory)}</p>
      <p>{t('users.empty.readingBody')}</p>
    </EmptyList>
  )
}

type Cause = { error?: Error; inventory?: InventoryProgress }

function NotReadable({ error, inventory }: Cause) {
  const { t } = useTranslation()
  const words = useReadingWords()
  const { errorWords } = useProblemWords()
  const { registry } = useMe()
  return (
    <EmptyList title={t('users.empty.notReadableTitle')} icon={ExclamationCircleIcon}>
      {inventory !== undefined && <p>{words(inventory)}</p>}
      {registry.state !== 'live' && <p>{t('users.empty.notReadableSince', { time: formatInstant(registry.since) })}</p>}
      {error !== undefined && (
        <>
          <p>{errorWords(error).what}</p>
          <TechnicalDetail error={error} />
        </>
      )}
    </EmptyList>
  )
}
