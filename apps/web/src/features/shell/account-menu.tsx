import { Divider, Dropdown, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core'
import UserIcon from '@patternfly/react-icons/dist/esm/icons/user-icon'
import { deleteSession } from '@quaymaster/contracts/session'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useReportedChange } from '../../components/use-change.ts'
import { hasProblemCode } from '../../lib/api-error.ts'
import { call } from '../../lib/api.ts'
import { defineChange } from '../../lib/change.ts'
import { runCommand } from '../../lib/commands.ts'
import { useMe } from '../../lib/me.ts'
import { announceSessionEnd } from '../../lib/session-end.ts'
import styles from './shell.module.css'

const signOutChange = defineChange({
  send: async () => {
    try {
      await call(deleteSession)
    } catch (error) {
      // The session was over already.
      if (!hasProblemCode(error, 'not_signed_in')) throw error
    }
  },
})

export function AccountMenu() {
  const { t } = useTranslation()
  const { name, role } = useMe()
  const navigate = useNavigate()
  const [isOpen, setIsOpen] = useState(false)
  const roleName = t(`common.roles.${role}`)
  const signOut = useReportedChange(signOutChange, {
    done: () => {
      announceSessionEnd()
      location.assign('/sign-in')
      return undefined
    },
    failed: () => t('shell.signOutFailed'),
  })
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
        <DropdownItem onClick={() => signOut.run(undefined)}>{t('shell.signOut')}</DropdownItem>
      </DropdownList>
    </Dropdown>
  )
}
