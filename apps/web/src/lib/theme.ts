/** Shares its key and class with `public/theme.js`, which sets them before the first paint. */
export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const STORAGE_KEY = 'quaymaster-theme'
const DARK_CLASS = 'pf-v6-theme-dark'
const prefersDark = () => matchMedia('(prefers-color-scheme: dark)')

export function readTheme(): Theme {
  try {
    return THEMES.find((theme) => theme === localStorage.getItem(STORAGE_KEY)) ?? 'system'
  } catch {
    return 'system'
  }
}

function applyTheme(theme: Theme): void {
  const isDark = theme === 'dark' || (theme === 'system' && prefersDark().matches)
  document.documentElement.classList.toggle(DARK_CLASS, isDark)
}

export function storeTheme(theme: Theme): void {
  try {
    localStorage.setItem(STORAGE_KEY, theme)
  } catch {
    // Storage is switched off: the choice lasts as long as the page.
  }
  applyTheme(theme)
}

/** Follows the system while that is the choice, and another tab's choice at once. */
export function followTheme(): () => void {
  const apply = () => applyTheme(readTheme())
  const media = prefersDark()
  media.addEventListener('change', apply)
  window.addEventListener('storage', apply)
  return () => {
    media.removeEventListener('change', apply)
    window.removeEventListener('storage', apply)
  }
}
