import { createStore, useStore } from './store.ts'

const KEYS_STORAGE = 'quaymaster-keys'
const areKeysOn = createStore(readKeysOn())

function readKeysOn(): boolean {
  try {
    return localStorage.getItem(KEYS_STORAGE) !== 'off'
  } catch {
    return true
  }
}

export function setKeysOn(isOn: boolean): void {
  areKeysOn.set(isOn)
  try {
    localStorage.setItem(KEYS_STORAGE, isOn ? 'on' : 'off')
  } catch {
    // Storage is switched off: the choice lasts as long as the page.
  }
}

/** Whether single keys do anything (WCAG 2.1.4 wants them switchable). */
export const useKeysOn = (): boolean => useStore(areKeysOn)
