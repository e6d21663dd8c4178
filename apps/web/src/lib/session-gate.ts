import { goToSignIn } from './session-end.ts'

/** How a call asks for a person: to prove who they are again, or to sign in again. The shell installs the answers. */
type SessionGate = {
  /** Resolves true once the person has proved who they are, false when they would not. */
  stepUp: () => Promise<boolean>
  sessionEnded: () => void
}

// Before the shell stands, nothing can have been typed.
let gate: SessionGate = { stepUp: () => Promise.resolve(false), sessionEnded: goToSignIn }

export function installSessionGate(next: SessionGate): void {
  gate = next
}

let running: Promise<boolean> | undefined

/** Several calls that need a proof at the same time wait for the same one. */
export function requestStepUp(): Promise<boolean> {
  running ??= gate.stepUp().finally(() => {
    running = undefined
  })
  return running
}

export function reportSessionEnded(): void {
  gate.sessionEnded()
}
