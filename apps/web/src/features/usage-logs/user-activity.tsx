import { Card, CardBody, CardTitle, Skeleton } from '@patternfly/react-core'
import type { RouteResponse } from '@quaymaster/contracts/route'
import type { readUserActivity, UsageLogFinding } from '@quaymaster/contracts/usage-logs'
import { useQuery } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Age } from '../../components/age.tsx'
import { Facts } from '../../components/facts.tsx'
import { ProblemAlert } from '../../components/problem-alert.tsx'
import { StatusLabel } from '../../components/status-label.tsx'
import { Subtle } from '../../components/subtle.tsx'
import { formatAge, formatClock, formatInstant, formatNumber } from '../../lib/format.ts'
import { useNow } from '../../lib/now.ts'
import { LogEntries } from './log-entries.tsx'
import { activityQuery } from './log-queries.ts'
import { RefusalCounts } from './refusal-counts.tsx'
import { formatDay } from './log-time.ts'
import { filterOf, readUsageLogSearch } from './usage-log-search.ts'
import { useLogList } from './use-log-list.ts'
import styles from './user-activity.module.css'

type Activity = RouteResponse<typeof readUserActivity>

/** What a user and their robots did, in all namespaces: findings and counts first, then every entry. */
export function UserActivity({ name }: { name: string }) {
  const { t } = useTranslation()
  const router = useRouter()
  const { data, error, refetch } = useQuery(activityQuery(name))
  const search = readUsageLogSearch({ person: name, robots: 'true', range: 'month' })
  const filter = useMemo(() => filterOf(readUsageLogSearch({ person: name, robots: 'true', range: 'month' })), [name])
  // Opening the page of a user costs Quay nothing: what is not stored is asked for by a press.
  const logs = useLogList({ filter, firstCalls: 0 })
  return (
    <div className={styles['activity']}>
      <Card>
        <CardTitle component="h2">{t('usageLogs.activity.title')}</CardTitle>
        <CardBody>
          {data !== undefined && <ActivityFacts name={name} activity={data} />}
          {data === undefined && error === null && <Skeleton height="6rem" screenreaderText={t('common.loading')} />}
          {data === undefined && error !== null && <ProblemAlert error={error} onRetry={() => void refetch()} />}
        </CardBody>
      </Card>
      <section className={styles['entries']} aria-label={t('usageLogs.activity.entries', { name })}>
        <header className={styles['header']}>
          <h2 className={styles['title']}>{t('usageLogs.activity.entries', { name })}</h2>
          <Subtle>{t('usageLogs.activity.month')}</Subtle>
          <Link to="/usage-logs" search={search}>
            {t('usageLogs.activity.openAll')}
          </Link>
        </header>
        <LogEntries
          logs={logs}
          search={router.options.stringifySearch?.(search) ?? ''}
          openId={undefined}
          blocker={null}
          days={[]}
          isNarrowed={false}
          onClear={() => {}}
          onWiden={() => void router.navigate({ to: '/usage-logs', search })}
        />
      </section>
    </div>
  )
}

function ActivityFacts({ name, activity }: { name: string; activity: Activity }) {
  const { t } = useTranslation()
  const { findings, lastSeenAt, lastSignInAt, completeSince, completeTo } = activity
  const notSeen = t('usageLogs.activity.notSeen')
  return (
    <>
      <h3 className={styles['subtitle']}>{t('usageLogs.activity.findings')}</h3>
      {findings.length === 0 ? (
        <p className={styles['nothing']}>{t('usageLogs.activity.nothing')}</p>
      ) : (
        <ul className={styles['findings']}>
          {findings.map((finding) => (
            <Finding key={`${finding.code} ${finding.at} ${JSON.stringify(finding.params)}`} finding={finding} />
          ))}
        </ul>
      )}
      <Facts
        facts={[
          {
            label: t('usageLogs.activity.lastSeen'),
            value: lastSeenAt === null ? notSeen : <Age at={lastSeenAt} />,
          },
          {
            label: t('usageLogs.activity.lastSignIn'),
            value: lastSignInAt === null ? notSeen : <Age at={lastSignInAt} />,
          },
        ]}
      />
      <RefusalCounts name={name} activity={activity} />
      <Subtle>
        {completeSince === null || completeTo === null
          ? t('usageLogs.activity.completeUnknown')
          : t('usageLogs.activity.completeSince', { day: formatDay(completeSince), time: formatClock(completeTo) })}
      </Subtle>
    </>
  )
}

function Finding({ finding }: { finding: UsageLogFinding }) {
  const { t, i18n } = useTranslation()
  const nowMs = useNow()
  const { code, at, count, params } = finding
  const { message } = params
  const values = { ...params, count, number: formatNumber(count), age: formatAge(at, nowMs) }
  const key = `usageLogs.activity.${code}` as const
  // A newer server may find what this page has no words for.
  const words = i18n.exists(key, { count }) ? t(key as 'usageLogs.activity.sign_in_failures', values) : undefined
  return (
    <li>
      <StatusLabel kind={code === 'first_use_after_pause' ? 'working' : 'attention'}>
        <span title={formatInstant(at)}>{words ?? t('usageLogs.activity.unknown', { ...values, code })}</span>
      </StatusLabel>
      {message !== undefined && <Subtle> {t('usageLogs.activity.because', { message })}</Subtle>}
    </li>
  )
}
