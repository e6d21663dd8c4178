import { ActionList, ActionListGroup, ActionListItem } from '@patternfly/react-core'
import type { Reason } from '@quaymaster/contracts/decision'
import type { User } from '@quaymaster/contracts/users'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { GatedButton } from '../../components/gated-button.tsx'
import { GatedMenu } from '../../components/gated-menu.tsx'
import { useCommand } from '../../lib/commands.ts'
import { sourcesRemedy } from './sources-link.tsx'
import styles from './user-actions.module.css'
import { useUserMenuActions } from './use-user-menu.ts'
import type { UserAbilities } from './user-abilities.ts'

/** What may be done to a person: the two acts of most calls as buttons, the others behind them in a menu. */
export function UserActions({ user, abilities }: { user: User; abilities: UserAbilities }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const actions = useUserMenuActions()(user, abilities)
  const buttons = actions.filter(({ key }) => key === 'setPassword' || key === 'enable' || key === 'disable')
  const rest = actions.filter((action) => !buttons.includes(action))
  const edit = () => void navigate({ to: '/users/$name/email', params: { name: user.name } })
  useCommand('edit-row', abilities.changeEmail.isAllowed ? edit : undefined)
  return (
    <ActionList>
      <ActionListGroup className={styles['group'] ?? ''}>
        {buttons.map(({ key, label, decision, onSelect }) => (
          <ActionListItem key={key}>
            <GatedButton
              variant={key === 'setPassword' ? 'primary' : 'secondary'}
              decision={decision}
              onClick={onSelect}
              remedy={remedyFor(user.name)}
            >
              {label}
            </GatedButton>
          </ActionListItem>
        ))}
        <ActionListItem>
          <GatedMenu label={t('common.actionsFor', { name: user.name })} actions={rest} />
        </ActionListItem>
      </ActionListGroup>
    </ActionList>
  )
}

const remedyFor = (name: string) => (reason: Reason) =>
  reason.code === 'target_is_superuser' ? <SuperuserLink name={name} /> : sourcesRemedy(reason)

function SuperuserLink({ name }: { name: string }) {
  const { t } = useTranslation()
  return (
    <Link to="/users/$name/superuser" params={{ name }}>
      {t('users.detail.howToNoSuperuser')}
    </Link>
  )
}
