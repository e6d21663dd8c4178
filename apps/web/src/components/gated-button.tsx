import { Button } from '@patternfly/react-core'
import type { Decision, Reason } from '@quaymaster/contracts/decision'
import { Suspense, lazy } from 'react'
import type { ReactNode } from 'react'
import type { ButtonLook } from './button-look.ts'
import { RemedyLink } from './remedy-link.tsx'
import { useProblemWords } from './problem-words.ts'

type Props = ButtonLook & {
  decision: Decision
  onClick: () => void
  /** What would help, where the page knows better than the reason's own remedy. */
  remedy?: (reason: Reason) => ReactNode
  children: ReactNode
}

// Most buttons of most people are allowed: the pop-over is fetched where one is not.
const DisabledButton = lazy(async () => ({ default: (await import('./disabled-button.tsx')).DisabledButton }))

/** A button that stays visible and focusable when its act is not allowed, and then says why and what would help. */
export function GatedButton({ decision, onClick, remedy, children, ...look }: Props) {
  const { reasonWords } = useProblemWords()
  if (decision.isAllowed) {
    return (
      <Button {...look} onClick={onClick}>
        {children}
      </Button>
    )
  }
  const help = (decision.reason && remedy?.(decision.reason)) || <RemedyLink reason={decision.reason} />
  return (
    <Suspense
      fallback={
        <Button {...look} isAriaDisabled>
          {children}
        </Button>
      }
    >
      <DisabledButton look={look} reason={reasonWords(decision.reason).text} remedy={help}>
        {children}
      </DisabledButton>
    </Suspense>
  )
}
