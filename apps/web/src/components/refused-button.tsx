import { Button, Popover, Tooltip } from '@patternfly/react-core'
import { useRef } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ButtonLook } from './reasoned-button.tsx'

type Props = { look: ButtonLook; reason: string; remedy: ReactNode; children: ReactNode }

/** A button that does nothing but tell: hover and focus say why, a press opens the reason with its remedy. */
export function RefusedButton({ look, reason, remedy, children }: Props) {
  const { t } = useTranslation()
  const button = useRef<HTMLButtonElement>(null)
  return (
    <>
      <Button ref={button} {...look} isAriaDisabled>
        {children}
      </Button>
      <Tooltip content={reason} triggerRef={button} />
      <Popover
        triggerRef={button}
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
