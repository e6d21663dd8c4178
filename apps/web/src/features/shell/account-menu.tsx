import { Divider, Dropdown, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core'
import UserIcon from '@patternfly/react-icons/dist/esm/icons/user-icon'
import { deleteSession } from '@quaymaster/contracts/session'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { hasProblemCode, isApiError } from '../../lib/api-error.ts'
import { call } from '../../lib/api.ts'
import { runCommand } from '../../lib/commands.ts'
import { useMe } from '../../lib/me.ts'
import { announceSessionEnd } from '../../lib/session-end.ts'
import { showToast } from '../../lib/toasts.ts'
import styles from './shell.module.css'

export function AccountMenu() {
  const { t } = useTranslation()
  const { name, role } = useMe()
  const navigate = useNavigate()
  const [isOpen, setIsOpen] = useState(false)
  const roleName = t(`common.roles.${role}`)
  async function signOut() {
    try {
      await call(deleteSession)
    } catch (error) {
      if (!hasProblemCode(error, 'not_signed_in')) {
        showToast({
          kind: 'danger',
          title: t('shell.signOutFailed'),
          ...(isApiError(error) && { problem: error.problem }),
        })
        return
      }
    }
    announceSessionEnd()
    location.assign('/sign-in')
  }
  return (
    <Dropdown
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      onSelect={() => setIsOpen(false)}
      popperProps={{ position: 'right' }}
      toggle={(ref: RefObject<HTMLButtonElement | null>) => (
        <MenuToggle
          ref={ref}
          variant="plainText"
          icon={<UserIcon />}
          aria-label={t('shell.accountMenu', { name, role: roleName })}
          isExpanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          <span className={styles['narrowHidden']}>
            {name} <span className={styles['role']}>{roleName}</span>
          </span>
        </MenuToggle>
      )}
    >
      <DropdownList>
        <DropdownItem onClick={() => void navigate({ to: '/account' })}>{t('shell.pages.account')}</DropdownItem>
        <DropdownItem onClick={() => runCommand('show-keys')}>{t('shell.keys.title')}</DropdownItem>
        <Divider component="li" />
        <DropdownItem onClick={() => void signOut()}>{t('shell.signOut')}</DropdownItem>
      </DropdownList>
    </Dropdown>
  )
}
