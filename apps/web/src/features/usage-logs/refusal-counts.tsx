import type { RouteResponse } from '@quaymaster/contracts/route'
import type { readUserActivity, UsageLogRefusalCount } from '@quaymaster/contracts/usage-logs'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Facts } from '../../components/facts.tsx'
import { Subtle } from '../../components/subtle.tsx'
import { formatNumber } from '../../lib/format.ts'
import { formatDay } from './log-time.ts'
import { countWords } from './refusal-words.ts'
import { readUsageLogSearch } from './usage-log-search.ts'
import styles from './user-activity.module.css'

type Activity = RouteResponse<typeof readUserActivity>

/** Quay records each kind only with its own setting, all of which are off unless they were turned on. */
const SETTINGS: Record<UsageLogRefusalCount['kind'], string> = {
  login_failure: 'ACTION_LOG_AUDIT_LOGIN_FAILURES',
  pull_repo_failed: 'ACTION_LOG_AUDIT_PULL_FAILURES',
  push_repo_failed: 'ACTION_LOG_AUDIT_PUSH_FAILURES',
  delete_tag_failed: 'ACTION_LOG_AUDIT_DELETE_FAILURES',
}

/** How often this user was refused something; each count leads to its entries. */
export function RefusalCounts({ name, activity }: { name: string; activity: Activity }) {
  const { t } = useTranslation()
  const { countedSince, completeSince, refusals } = activity
  const from = `${countedSince}T00:00:00Z`
  const value = (refusal: UsageLogRefusalCount) => {
    const { kind, count } = refusal
    const { value: key, note } = countWords(refusal, activity)
    const words = t(`usageLogs.activity.counts.${key}`, { number: formatNumber(count) })
    const search = readUsageLogSearch({ person: name, robots: 'true', from, kinds: kind })
    return (
      <>
        <Link to="/usage-logs" search={search} aria-label={`${t(`usageLogs.activity.counts.${kind}`)}: ${words}`}>
          {words}
        </Link>
        {note !== undefined && (
          <Subtle>
            {' '}
            {t(`usageLogs.activity.counts.${note}`, {
              day: completeSince === null ? '' : formatDay(completeSince),
              setting: SETTINGS[kind],
            })}
          </Subtle>
        )}
      </>
    )
  }
  return (
    <>
      <h3 className={styles['subtitle']}>{t('usageLogs.activity.counts.title', { day: formatDay(countedSince) })}</h3>
      <Facts
        facts={refusals.map((refusal) => ({
          label: t(`usageLogs.activity.counts.${refusal.kind}`),
          value: value(refusal),
        }))}
      />
    </>
  )
}
