import { Button } from '@patternfly/react-core'
import ExclamationCircleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon'
import InProgressIcon from '@patternfly/react-icons/dist/esm/icons/in-progress-icon'
import ListIcon from '@patternfly/react-icons/dist/esm/icons/list-icon'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyList, NothingMatches } from '../../components/empty-list.tsx'
import { TechnicalDetail } from '../../components/problem-alert.tsx'
import { useProblemWords } from '../../components/problem-words.ts'
import { hasProblemCode } from '../../lib/api-error.ts'
import { formatInstant } from '../../lib/format.ts'
import { isLacking } from './day-verdicts.ts'
import type { Blocker } from './blocker.tsx'
import type { LogEdge, LogList } from './log-list.ts'
import { useSearchCost } from './search-cost.ts'

const FILTER_PROBLEMS = [
  'user_not_found',
  'input_invalid',
  'not_allowed',
  'usage_log_range_inverted',
  'usage_log_range_unreadable',
] as const

/** The filter itself was refused: going on would not help. */
export const isFilterRefused = ({ total, older }: LogList): boolean =>
  total === 0 && older.state === 'failed' && hasProblemCode(older.error, ...FILTER_PROBLEMS)

type Props = {
  list: LogList
  blocker: Blocker | null
  isNarrowed: boolean
  onClear: () => void
  onWiden: () => void
}

/** Why there is no row: each case has its own sentence and its own way on. */
export function LogsEmpty({ list, blocker, isNarrowed, onClear, onWiden }: Props): ReactNode {
  const { t } = useTranslation()
  const { state, progress, error } = list.older
  if (state === 'failed') return <NotReadable error={error} isNarrowed={isNarrowed} onClear={onClear} />
  if (blocker?.code === 'search_unavailable') {
    return (
      <EmptyList title={t('usageLogs.empty.notReadableTitle')} icon={ExclamationCircleIcon}>
        {t('usageLogs.blockers.search_unavailable')}
      </EmptyList>
    )
  }
  if (state === 'reading' || state === 'open') {
    return (
      <EmptyList title={t('usageLogs.empty.readingTitle')} icon={InProgressIcon}>
        {t('usageLogs.empty.readingBody')}
        <SearchCost edge={list.older} />
      </EmptyList>
    )
  }
  if (state === 'call_limit' || state === 'stopped') {
    const at = progress?.reachedAt
    return (
      <EmptyList title={t('usageLogs.empty.boundTitle')} icon={InProgressIcon}>
        {typeof at === 'string'
          ? t(`usageLogs.list.${state}`, { time: formatInstant(at) })
          : t(`usageLogs.list.${state}AtOnce`)}
        <SearchCost edge={list.older} />
      </EmptyList>
    )
  }
  if (list.verdicts.some(isLacking)) {
    return (
      <EmptyList title={t('usageLogs.empty.lackingTitle')} icon={ExclamationCircleIcon}>
        {t('usageLogs.empty.lackingBody')}
      </EmptyList>
    )
  }
  if (isNarrowed) {
    return (
      <NothingMatches onClear={onClear}>
        {t('usageLogs.empty.noMatch')}
        <SearchCost edge={list.older} />
      </NothingMatches>
    )
  }
  return (
    <EmptyList
      title={t('usageLogs.empty.nothingTitle')}
      icon={ListIcon}
      action={
        <Button variant="link" onClick={onWiden}>
          {t('usageLogs.empty.widen')}
        </Button>
      }
    >
      {t('usageLogs.empty.nothingBody')}
    </EmptyList>
  )
}

/** How far a search without hits is, or came. */
function SearchCost({ edge }: { edge: LogEdge }) {
  const facts = useSearchCost(edge)
  return facts.length === 0 ? null : <p>{facts.join(' · ')}</p>
}

type NotReadableProps = { error: unknown; isNarrowed: boolean; onClear: () => void }

function NotReadable({ error, isNarrowed, onClear }: NotReadableProps) {
  const { t } = useTranslation()
  const { errorWords } = useProblemWords()
  const { what, next } = errorWords(error)
  const isFilter = hasProblemCode(error, ...FILTER_PROBLEMS)
  return (
    <EmptyList
      title={t('usageLogs.empty.notReadableTitle')}
      icon={ExclamationCircleIcon}
      {...(isFilter &&
        isNarrowed && {
          action: (
            <Button variant="link" onClick={onClear}>
              {t('common.list.clearFilters')}
            </Button>
          ),
        })}
    >
      <p>{what}</p>
      {!isFilter && next !== '' && <p>{next}</p>}
      <TechnicalDetail error={error} />
    </EmptyList>
  )
}
