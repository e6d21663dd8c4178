import { useEffect, useRef } from 'react'

/** Opens a page of the navigation, by its key. */
export type GoCommand = `go ${string}`

/** What a key can ask for; a page answers those that it knows. */
export type Command = 'search' | 'create' | 'next-row' | 'previous-row' | 'edit-row' | 'show-keys' | GoCommand

type Handler = () => void

const handlers = new Map<Command, Handler[]>()

/** Runs the answer of whoever came last, and tells whether there was one. */
export function runCommand(command: Command): boolean {
  const handler = handlers.get(command)?.at(-1)
  handler?.()
  return handler !== undefined
}

function addHandler(command: Command, handler: Handler): () => void {
  handlers.set(command, [...(handlers.get(command) ?? []), handler])
  return () => {
    handlers.set(
      command,
      (handlers.get(command) ?? []).filter((item) => item !== handler),
    )
  }
}

/** Answers a command while the component is there; without a handler it stays with whoever had it. */
export function useCommand(command: Command, handler: Handler | undefined): void {
  const latest = useRef(handler)
  useEffect(() => {
    latest.current = handler
  })
  const isAnswered = handler !== undefined
  useEffect(() => (isAnswered ? addHandler(command, () => latest.current?.()) : undefined), [command, isAnswered])
}
