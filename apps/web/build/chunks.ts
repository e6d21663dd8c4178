/** Packages that every page needs, and those below a scope. */
const LIBRARIES = [
  'react',
  'react-dom',
  'scheduler',
  'use-sync-external-store',
  'i18next',
  'react-i18next',
  'zod',
  'tslib',
  '@tanstack/history',
  '@tanstack/query-core',
  '@tanstack/react-query',
  '@tanstack/react-router',
  '@tanstack/react-store',
  '@tanstack/react-virtual',
  '@tanstack/router-core',
  '@tanstack/store',
  '@tanstack/virtual-core',
]

/** Components of PatternFly in shell and lists; those of dialogs, forms and details stay with their routes. */
const COMPONENTS = [
  'Alert',
  'Badge',
  'Banner',
  'Breadcrumb',
  'Button',
  'Check',
  'Checkbox',
  'Divider',
  'Dropdown',
  'EmptyState',
  'Icon',
  'Label',
  'LabelGroup',
  'Masthead',
  'Menu',
  'MenuToggle',
  'Nav',
  'Page',
  'Popper',
  'Select',
  'Skeleton',
  'SkipToContent',
  'Spinner',
  'TextInputGroup',
  'Title',
  'Tooltip',
]

/** Our own modules that stand around every list; words are one file per language instead. */
const SHELL_PATHS = [
  // All of them, since each route reads its address by its contract: two files that wait for each other would see half of one.
  /\/packages\/contracts\/src\//,
  /\/web\/src\/(?:router|routeTree|lib\/(?!words\/))/,
  // Where a route leads to is known from the start, its page (`?tsr-split`) is not.
  /\/web\/src\/routes\/[^?]*$/,
  /\/web\/src\/features\/(?:features\.ts$|[^/]+\/(?:feature|queries|changes|words|[a-z-]*-search|[a-z-]*-cache)\.ts$)/,
  /\/web\/src\/features\/shell\/(?!.*-modal)/,
  /\/web\/src\/components\/(?!form\/|.*-(?:modal|box|question|outcome|popover|form)\.|disabled-button|copy-button|detail-|page-sections|staff-changes|object-age|facts|section)/,
  /^\0|vite\/preload-helper/,
]

const inPackage = (id: string) => LIBRARIES.some((name) => id.includes(`/node_modules/${name}/`))

function inPatternFly(id: string): boolean {
  const path = id.split('/@patternfly/').at(-1) ?? ''
  if (path === id) return false
  if (/^react-(?:icons|tokens)\/|^react-styles\/(?:dist|css\/utilities\/Accessibility)\//.test(path)) return true
  if (/^react-core\/dist\/esm\/helpers\/(?!FocusTrap)/.test(path)) return true
  return COMPONENTS.some((name) => path.includes(`/components/${name}/`) && !path.startsWith('react-table/'))
}

const inShell = (id: string) => SHELL_PATHS.some((path) => path.test(id))

/**
 * Groups for `build.rolldownOptions.output.codeSplitting`: what every page needs comes in few files, since dozens of small
 * ones would queue up on a slow line.
 */
export const CHUNK_GROUPS = [
  { name: 'libraries', test: inPackage, priority: 3 },
  { name: 'patternfly', test: inPatternFly, priority: 2 },
  { name: 'shell', test: inShell, priority: 1 },
]
