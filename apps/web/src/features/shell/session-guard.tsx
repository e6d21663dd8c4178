import { useQueryClient } from '@tanstack/react-query'
import { Suspense, lazy, useCallback, useEffect, useRef, useState } from 'react'
import { meQuery, useMe } from '../../lib/me.ts'
import { installSessionGate } from '../../lib/session-gate.ts'
import { announceSessionEnd, goToSignIn, listenForSessionEnd } from '../../lib/session-end.ts'
import { hasUnsavedInput } from '../../lib/unsaved-input.ts'

const StepUpModal = lazy(async () => ({ default: (await import('./step-up-modal.tsx')).StepUpModal }))
const SessionEndedModal = lazy(async () => ({ default: (await import('./session-ended-modal.tsx')).SessionEndedModal }))

/** Answers what calls ask of a person: a fresh proof of identity, and a new sign-in when the session is over. */
export function SessionGuard() {
  const client = useQueryClient()
  const { name } = useMe()
  const [isProofWanted, setIsProofWanted] = useState(false)
  const [isEnded, setIsEnded] = useState(false)
  const answer = useRef<(isProved: boolean) => void>(() => {})

  useEffect(() => {
    // An open form or a secret still on the screen is not thrown away.
    const end = () => (hasUnsavedInput() ? setIsEnded(true) : goToSignIn())
    installSessionGate({
      stepUp: () =>
        new Promise((resolve) => {
          answer.current = resolve
          setIsProofWanted(true)
        }),
      sessionEnded: () => {
        announceSessionEnd()
        end()
      },
    })
    return listenForSessionEnd(end)
  }, [])

  function finishProof(isProved: boolean) {
    setIsProofWanted(false)
    answer.current(isProved)
    if (isProved) void client.invalidateQueries({ queryKey: meQuery.queryKey })
  }
  const goOn = useCallback(() => {
    setIsEnded(false)
    void client.invalidateQueries()
  }, [client])
  return (
    <Suspense>
      {isProofWanted && <StepUpModal onDone={finishProof} />}
      {isEnded && <SessionEndedModal name={name} onSignedIn={goOn} />}
    </Suspense>
  )
}
