import { isTestModule, loadImportGraph, packageName } from './import-graph.ts'
import type { ImportGraph, SourceModule } from './import-graph.ts'

export type Feature = {
  /** Names its folders and files: `users/`, `users.ts`, and as a route `users_.$name.tsx`. */
  word: string
  /** What else is the feature's own, without its word: how such paths begin. */
  folders?: readonly string[]
  /** What its operations begin with: `user` for `user.create`. */
  operations: readonly string[]
  /** What the URLs of its routes begin with. */
  routes: readonly string[]
  /** Its groups of words in `packages/messages`. */
  messages: readonly string[]
}

const FEATURES: readonly Feature[] = [
  {
    word: 'users',
    operations: ['user'],
    routes: ['/api/users'],
    messages: ['users', 'userExport'],
  },
  {
    word: 'usage-logs',
    folders: ['packages/contracts/src/usage-log-'],
    operations: ['usage-log'],
    routes: ['/api/usage-logs'],
    messages: ['usageLogs', 'usageLogExport', 'usageLogVerdicts', 'usageLogSentences', 'usageLogSubjects'],
  },
  { word: 'staff', operations: ['staff'], routes: ['/api/staff'], messages: ['staff'] },
]

/** The one list of each app or package that names every feature. */
const LISTS: ReadonlySet<string> = new Set([
  'apps/bff/src/features/features.ts',
  'apps/web/src/features/features.ts',
  'packages/contracts/src/features.ts',
  'packages/messages/src/features.ts',
  'packages/quay-client/src/client.ts',
  'packages/quay-simulator/src/resources.ts',
])

/** The words of client and simulator are Quay's: there `user.create` is no operation of the console. */
const SPELLS_CONSOLE_WORDS = /^(?:apps|packages\/(?:contracts|messages))\//

const MESSAGES = /^packages\/messages\//

const ALLOWED = 3

const escaped = (texts: readonly string[]): string => texts.map((text) => RegExp.escape(text)).join('|')

/** Whether a path lies in the folders of a feature. */
const placePattern = ({ word, folders = [] }: Feature): RegExp =>
  new RegExp(
    `${folders.map((folder) => `^${RegExp.escape(folder)}|`).join('')}/${RegExp.escape(word)}(?:[_.][^/]*)?(?:/|$)`,
  )

/** What a text may spell of a feature: its operations and routes in quotes, its words as `t` or a property names them. */
function spellingPattern({ operations, routes, messages }: Feature): RegExp {
  const words = escaped(messages)
  return new RegExp(
    [
      `['"\`](?:${escaped(operations)})\\.[a-z][a-z-]*['"\`]`,
      `['"\`](?:${escaped(routes)})(?![\\w-])`,
      `['"\`](?:${words})\\.[\\w$]`,
      `\\b(?:en|ja|words)\\)?(?:\\.(?:${words})\\b|\\['(?:${words})'\\])`,
    ].join('|'),
  )
}

/** In the words of all operations each feature has a group: `user: {`. */
const operationWordsPattern = ({ operations }: Feature): RegExp =>
  new RegExp(`^ *'?(?:${escaped(operations)})'?: \\{$`, 'm')

type Detector = (module: SourceModule) => string | undefined

/** Says of a module how it knows a feature, if it lies outside the folders of that feature. */
function detectTies(feature: Feature): Detector {
  const [place, spelling, operationWords] = [
    placePattern(feature),
    spellingPattern(feature),
    operationWordsPattern(feature),
  ]
  return ({ path, code, imports }) => {
    if (place.test(path)) return undefined
    const imported = imports.find((target) => place.test(target))
    if (imported !== undefined) return `imports ${imported}`
    if (!SPELLS_CONSOLE_WORDS.test(path)) return undefined
    const spelled = spelling.exec(code) ?? (MESSAGES.test(path) ? operationWords.exec(code) : null)
    return spelled === null ? undefined : `spells ${spelled[0].trim()}`
  }
}

export type Footprint = { word: string; app: string; files: readonly string[] }

/** For each feature and each app or package: the files outside its folders that know it, as `path: how`. */
export function measureFootprints(
  graph: ImportGraph,
  features: readonly Feature[] = FEATURES,
  lists: ReadonlySet<string> = LISTS,
): Footprint[] {
  const counted = [...graph.values()].filter(({ path }) => !isTestModule(path) && !lists.has(path))
  return features.flatMap((feature) => {
    const detectTie = detectTies(feature)
    const ties = counted.flatMap((module) => {
      const tie = detectTie(module)
      return tie === undefined ? [] : [{ app: packageName(module.path), file: `${module.path}: ${tie}` }]
    })
    return [...Map.groupBy(ties, ({ app }) => app)].map(([app, found]) => ({
      word: feature.word,
      app,
      files: found.map(({ file }) => file),
    }))
  })
}

/** Features that too many files outside their folders know. */
export async function findWideFeatures(): Promise<string[]> {
  return measureFootprints(await loadImportGraph())
    .filter(({ files }) => files.length > ALLOWED)
    .map(({ word, app, files }) =>
      [`${word} in ${app}: ${files.length} files outside its folders, ${ALLOWED} are allowed`, ...files].join('\n  '),
    )
}
