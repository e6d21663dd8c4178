import { useSyncExternalStore } from 'react'

const KEYS_STORAGE = 'quaymaster-keys'
const listeners = new Set<() => void>()
let areKeysOn = readKeysOn()

function readKeysOn(): boolean {
  try {
    return localStorage.getItem(KEYS_STORAGE) !== 'off'
  } catch {
    return true
  }
}

export function setKeysOn(isOn: boolean): void {
  areKeysOn = isOn
  try {
    localStorage.setItem(KEYS_STORAGE, isOn ? 'on' : 'off')
  } catch {
    // Storage is switched off: the choice lasts as long as the page.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether single keys do anything (WCAG 2.1.4 wants them switchable). */
export const useKeysOn = (): boolean => useSyncExternalStore(subscribe, () => areKeysOn)
