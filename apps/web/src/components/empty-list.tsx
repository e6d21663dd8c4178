import { Button, EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core'
import SearchIcon from '@patternfly/react-icons/dist/esm/icons/search-icon'
import type { ComponentType, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

type EmptyProps = { title: string; icon?: ComponentType; children: ReactNode; action?: ReactNode }

/** Why there is nothing, and what to do about it. */
export function EmptyList({ title, icon, children, action }: EmptyProps) {
  return (
    <EmptyState titleText={title} headingLevel="h2" variant="sm" {...(icon && { icon })}>
      <EmptyStateBody>{children}</EmptyStateBody>
      {action !== undefined && (
        <EmptyStateFooter>
          <EmptyStateActions>{action}</EmptyStateActions>
        </EmptyStateFooter>
      )}
    </EmptyState>
  )
}

/** The filter leaves nothing; it can be cleared. */
export function NothingMatches({ onClear, children }: { onClear: () => void; children?: ReactNode }) {
  const { t } = useTranslation()
  return (
    <EmptyList
      title={t('common.list.nothingMatches')}
      icon={SearchIcon}
      action={
        <Button variant="link" onClick={onClear}>
          {t('common.list.clearFilters')}
        </Button>
      }
    >
      {children ?? t('common.list.nothingMatchesBody')}
    </EmptyList>
  )
}
