import { Banner } from '@patternfly/react-core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { watchActivity } from '../../lib/activity.ts'
import { formatClock } from '../../lib/format.ts'
import { meQuery, useMe } from '../../lib/me.ts'
import { pickBanner } from './banner-state.ts'
import styles from './shell.module.css'

function subscribeOnline(listener: () => void): () => void {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}

/** One banner for what is wrong, or special, with registry and console; reads everything again once it is over. */
export function RegistryBanner() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { registry } = useMe()
  const { isError, errorUpdatedAt, dataUpdatedAt } = useQuery(meQuery)
  const isOnline = useSyncExternalStore(subscribeOnline, () => navigator.onLine)
  const isConsoleLost = isError && errorUpdatedAt > dataUpdatedAt
  const consoleLostAt = isConsoleLost ? new Date(dataUpdatedAt).toISOString() : undefined
  const banner = pickBanner({ isOnline, consoleLostAt, registry })

  const isTroubled = !isOnline || isConsoleLost || registry.state !== 'live'
  const wasTroubled = useRef(isTroubled)
  useEffect(() => {
    if (wasTroubled.current && !isTroubled) {
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' })
    }
    wasTroubled.current = isTroubled
  }, [client, isTroubled])
  useEffect(() => watchActivity(() => void client.invalidateQueries({ queryKey: meQuery.queryKey })), [client])

  return (
    <div role="status" aria-label={t('shell.banner.label')} className={styles['banner']}>
      {banner !== undefined && (
        <Banner color={banner.color}>
          {t(`shell.banner.${banner.key}`, { time: banner.since === undefined ? '' : formatClock(banner.since) })}{' '}
          {banner.leadsToStatus && <Link to="/status">{t('shell.banner.openStatus')}</Link>}
        </Banner>
      )}
    </div>
  )
}
