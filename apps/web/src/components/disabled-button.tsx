import { Button, Popover, Tooltip } from '@patternfly/react-core'
import { useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ButtonLook } from './button-look.ts'

type Props = { look: ButtonLook; reason: string; remedy: ReactNode; children: ReactNode }

/** A button that does nothing but tell: hover and focus say why, a press opens the reason with its remedy. */
export function DisabledButton({ look, reason, remedy, children }: Props) {
  const { t } = useTranslation()
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  // PatternFly keeps the keys of a button that is off from becoming a press.
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    setIsOpen(!isOpen)
  }
  return (
    <>
      <Button ref={button} {...look} isAriaDisabled onKeyDown={onKeyDown}>
        {children}
      </Button>
      <Tooltip content={reason} triggerRef={button} />
      <Popover
        triggerRef={button}
        isVisible={isOpen}
        shouldOpen={() => setIsOpen(true)}
        shouldClose={() => setIsOpen(false)}
        position="bottom"
        aria-label={t('common.whyNot')}
        closeBtnAriaLabel={t('common.close')}
        bodyContent={
          <>
            <p>{reason}</p>
            {remedy}
          </>
        }
      />
    </>
  )
}
