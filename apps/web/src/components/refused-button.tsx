import { Button, Popover, Tooltip } from '@patternfly/react-core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ButtonLook } from './reasoned-button.tsx'

type Props = { look: ButtonLook; reason: string; remedy: ReactNode; children: ReactNode }

/** A button that does nothing but tell: hover and focus say why, a press opens the reason with its remedy. */
export function RefusedButton({ look, reason, remedy, children }: Props) {
  const { t } = useTranslation()
  return (
    <Popover
      aria-label={t('common.whyNot')}
      closeBtnAriaLabel={t('common.close')}
      bodyContent={
        <>
          <p>{reason}</p>
          {remedy}
        </>
      }
    >
      <Tooltip content={reason}>
        <Button {...look} isAriaDisabled>
          {children}
        </Button>
      </Tooltip>
    </Popover>
  )
}
