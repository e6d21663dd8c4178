import { useNavigate } from '@tanstack/react-router'
import { Suspense, lazy, useEffect, useMemo, useRef, useState } from 'react'
import { runCommand, useCommand } from '../../lib/commands.ts'
import { usePages } from '../../lib/feature.ts'
import type { FeaturePage } from '../../lib/feature.ts'
import { goBinding, goCommand, isTypingTarget, PAGE_BINDINGS, readKey } from '../../lib/keyboard.ts'
import type { PendingKey } from '../../lib/keyboard.ts'
import { decisionFor, useMe } from '../../lib/me.ts'
import { useKeysOn } from '../../lib/preferences.ts'

const KeyMapModal = lazy(async () => ({ default: (await import('./key-map-modal.tsx')).KeyMapModal }))

/** Turns key presses into commands, and answers those that belong to no page. */
export function KeyboardKeys() {
  const areKeysOn = useKeysOn()
  const pages = usePages()
  const bindings = useMemo(() => [...PAGE_BINDINGS, ...pages.map(goBinding)], [pages])
  const [isMapOpen, setIsMapOpen] = useState(false)
  const pending = useRef<PendingKey>(undefined)
  useCommand('show-keys', () => setIsMapOpen(true))
  useEffect(() => {
    if (!areKeysOn) return undefined
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing) return
      const press = {
        key: event.key,
        hasModifier: event.ctrlKey || event.metaKey || event.altKey,
        isTyping: isTypingTarget(event.target),
        atMs: event.timeStamp,
      }
      const reading = readKey(pending.current, press, bindings)
      pending.current = reading.pending
      if (reading.command !== undefined && runCommand(reading.command)) event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [areKeysOn, bindings])
  return (
    <>
      {pages.map((page) => (
        <GoKey key={page.key} page={page} />
      ))}
      <Suspense>{isMapOpen && <KeyMapModal onClose={() => setIsMapOpen(false)} />}</Suspense>
    </>
  )
}

function GoKey({ page }: { page: FeaturePage }) {
  const navigate = useNavigate()
  const { isAllowed } = decisionFor(useMe(), page.operation)
  useCommand(goCommand(page), isAllowed ? () => void navigate({ to: page.to }) : undefined)
  return null
}
