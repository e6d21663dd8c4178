import { Button, Popover, Tooltip } from '@patternfly/react-core'
import type { ButtonProps } from '@patternfly/react-core'
import type { Decision, Reason } from '@quaymaster/contracts/decision'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { RemedyLink } from './remedy-link.tsx'
import { useProblemWords } from './problem-words.ts'

type Props = Pick<ButtonProps, 'variant' | 'icon' | 'size' | 'isDanger' | 'isLoading' | 'isInline'> & {
  decision: Decision
  onClick: () => void
  /** What would help, where the page knows better than the reason's own remedy. */
  remedy?: (reason: Reason) => ReactNode
  children: ReactNode
}

/**
 * A button that stays visible and focusable when its act is not allowed: hover and focus say why, a press opens the
 * reason with its remedy.
 */
export function ReasonedButton({ decision, onClick, remedy, children, ...look }: Props) {
  const { t } = useTranslation()
  const { reasonWords } = useProblemWords()
  if (decision.isAllowed) {
    return (
      <Button {...look} onClick={onClick}>
        {children}
      </Button>
    )
  }
  const { text } = reasonWords(decision.reason)
  const help = (decision.reason && remedy?.(decision.reason)) ?? <RemedyLink reason={decision.reason} />
  return (
    <Popover
      aria-label={t('common.whyNot')}
      closeBtnAriaLabel={t('common.close')}
      bodyContent={
        <>
          <p>{text}</p>
          {help}
        </>
      }
    >
      <Tooltip content={text}>
        <Button {...look} isAriaDisabled>
          {children}
        </Button>
      </Tooltip>
    </Popover>
  )
}
