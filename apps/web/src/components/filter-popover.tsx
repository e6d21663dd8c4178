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
  return (
    <Popover
      aria-label={label}
      closeBtnAriaLabel={t('common.close')}
      position="bottom-start"
      hasAutoWidth
      withFocusTrap
      onShow={() => setIsOpen(true)}
      onHide={() => setIsOpen(false)}
      bodyContent={(hide) =>
        children(() => {
          hide()
          toggle.current?.focus()
        })
      }
    >
      <MenuToggle ref={toggle} isExpanded={isOpen} variant={isSet ? 'secondary' : 'default'}>
        {label}
      </MenuToggle>
    </Popover>
  )
}
