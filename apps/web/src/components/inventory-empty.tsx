import ExclamationCircleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon'
import InProgressIcon from '@patternfly/react-icons/dist/esm/icons/in-progress-icon'
import type { InventoryProgress } from '@quaymaster/contracts/inventory'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { formatInstant } from '../lib/format.ts'
import { useMe } from '../lib/me.ts'
import { EmptyList, NothingMatches } from './empty-list.tsx'
import { useReadingWords } from './inventory-progress.tsx'
import { TechnicalDetail } from './problem-alert.tsx'
import { useProblemWords } from './problem-words.ts'

export type EmptyWords = {
  /** There is nothing in this registry, and what to do about it. */
  nothingTitle: string
  nothingBody: string
  /** The filters leave nothing: of all, and of what was read so far. */
  noMatch: string
  noMatchYet: string
  readingTitle: string
  notReadableTitle: string
}

type Props = {
  words: EmptyWords
  icon: ComponentType
  /** Undefined while nothing is known. */
  inventory: InventoryProgress | undefined
  error: Error | null
  isNarrowed: boolean
  onClear: () => void
}

/** Why a list from the inventory has no rows. */
export function InventoryEmpty({ words, icon, inventory, error, isNarrowed, onClear }: Props) {
  const notReadable = { title: words.notReadableTitle, error, inventory }
  if (inventory === undefined) return error === null ? null : <NotReadable {...notReadable} />
  const isReading = inventory.state !== 'complete'
  if (isReading && inventory.paused !== null && inventory.paused !== 'budget') return <NotReadable {...notReadable} />
  if (isNarrowed) {
    return <NothingMatches onClear={onClear}>{isReading ? words.noMatchYet : words.noMatch}</NothingMatches>
  }
  if (isReading) return <StillReading title={words.readingTitle} inventory={inventory} />
  return (
    <EmptyList title={words.nothingTitle} icon={icon}>
      {words.nothingBody}
    </EmptyList>
  )
}

function StillReading({ title, inventory }: { title: string; inventory: InventoryProgress }) {
  const { t } = useTranslation()
  const readingWords = useReadingWords()
  return (
    <EmptyList title={title} icon={InProgressIcon}>
      <p>{readingWords(inventory)}</p>
      <p>{t('common.inventory.readingBody')}</p>
    </EmptyList>
  )
}

type Cause = { title: string; error: Error | null; inventory: InventoryProgress | undefined }

function NotReadable({ title, error, inventory }: Cause) {
  const { t } = useTranslation()
  const readingWords = useReadingWords()
  const { errorWords } = useProblemWords()
  const { registry } = useMe()
  return (
    <EmptyList title={title} icon={ExclamationCircleIcon}>
      {inventory !== undefined && <p>{readingWords(inventory)}</p>}
      {registry.state !== 'live' && (
        <p>{t('common.inventory.notReadableSince', { time: formatInstant(registry.since) })}</p>
      )}
      {error !== null && (
        <>
          <p>{errorWords(error).what}</p>
          <TechnicalDetail error={error} />
        </>
      )}
    </EmptyList>
  )
}
