import { Link, useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from './page.tsx'

export function NotFoundPage() {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  return (
    <Page title={t('shell.notFound.title')}>
      <p>{t('shell.notFound.body', { path: pathname })}</p>
      <p>
        <Link to="/">{t('shell.notFound.home')}</Link>
      </p>
    </Page>
  )
}
