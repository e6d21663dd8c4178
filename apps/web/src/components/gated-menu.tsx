import { Dropdown, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core'
import EllipsisVIcon from '@patternfly/react-icons/dist/esm/icons/ellipsis-v-icon'
import type { Decision } from '@quaymaster/contracts/decision'
import { useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { useProblemWords } from './problem-words.ts'
import styles from './gated-menu.module.css'

export type MenuAction = {
  key: string
  label: string
  onSelect: () => void
  /** Without one the act is always allowed. */
  decision?: Decision
  isDanger?: boolean
  /** A sentence under the label, where the act is allowed. */
  description?: string
}

type Props = {
  label: string
  actions: readonly MenuAction[]
  /** Text on the toggle instead of three dots. */
  toggle?: ReactNode
  onOpen?: () => void
}

/** A menu whose refused acts stay in it, each with its reason in sight. */
export function GatedMenu({ label, actions, toggle, onOpen }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const [wasOpened, setWasOpened] = useState(false)
  const open = () => {
    if (!isOpen) onOpen?.()
    if (wasOpened) return setIsOpen(!isOpen)
    setWasOpened(true)
    // The menu takes the toggle's place now, and would take the press that made it for one outside of it.
    setTimeout(() => setIsOpen(true), 0)
  }
  const renderToggle = (ref?: RefObject<HTMLButtonElement | null>) => (
    <MenuToggle
      {...(ref && { ref })}
      aria-label={toggle === undefined ? label : undefined}
      variant={toggle === undefined ? 'plain' : 'default'}
      isExpanded={isOpen}
      onClick={open}
      size="sm"
      icon={toggle === undefined ? <EllipsisVIcon /> : undefined}
    >
      {toggle}
    </MenuToggle>
  )
  // A list has hundreds of these: the menu itself is made only once it is wanted.
  if (!wasOpened) return renderToggle()
  return (
    <Dropdown
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      onSelect={() => setIsOpen(false)}
      shouldFocusToggleOnSelect
      shouldFocusFirstItemOnOpen
      popperProps={{ position: 'right' }}
      toggle={(ref: RefObject<HTMLButtonElement | null>) => renderToggle(ref)}
    >
      <DropdownList aria-label={label}>
        {actions.map((action) => (
          <ReasonedItem key={action.key} action={action} />
        ))}
      </DropdownList>
    </Dropdown>
  )
}

function ReasonedItem({ action }: { action: MenuAction }) {
  const { reasonWords } = useProblemWords()
  const isAllowed = action.decision?.isAllowed ?? true
  return (
    <DropdownItem
      isAriaDisabled={!isAllowed}
      isDanger={action.isDanger === true && isAllowed}
      description={
        isAllowed ? (
          action.description
        ) : (
          <span className={styles['reason']}>{reasonWords(action.decision?.reason).text}</span>
        )
      }
      onClick={isAllowed ? action.onSelect : undefined}
    >
      {action.label}
    </DropdownItem>
  )
}
