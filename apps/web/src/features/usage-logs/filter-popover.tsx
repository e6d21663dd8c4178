import { MenuToggle, Popover } from '@patternfly/react-core'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

type Props = {
  label: string
  /** Whether the filter is set. */
  isSet: boolean
  children: (close: () => void) => ReactNode
}

/** A filter with fields of its own, behind a toggle in the toolbar. */
export function FilterPopover({ label, isSet, children }: Props) {
  const { t } = useTranslation()
  const toggle = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const close = () => {
    setIsOpen(false)
    toggle.current?.focus()
  }
  return (
    <>
      <MenuToggle
        ref={toggle}
        isExpanded={isOpen}
        variant={isSet ? 'secondary' : 'default'}
        onClick={() => setIsOpen(!isOpen)}
      >
        {label}
      </MenuToggle>
      <Popover
        triggerRef={toggle}
        isVisible={isOpen}
        shouldClose={() => setIsOpen(false)}
        shouldOpen={() => setIsOpen(true)}
        aria-label={label}
        closeBtnAriaLabel={t('common.close')}
        position="bottom-start"
        hasAutoWidth
        withFocusTrap
        bodyContent={isOpen ? children(close) : ''}
      />
    </>
  )
}
