/** What every feature has under the same name: sentences by code, and what its operations are called. */
const SHARED_GROUPS = ['problems', 'reasons', 'operations'] as const

type FeatureWords = { readonly [Group in (typeof SHARED_GROUPS)[number]]: object }

/** The words of several features as one tree. */
export function mergeWords(parts: readonly FeatureWords[]): object {
  const groups = SHARED_GROUPS.map((group) => [group, Object.assign({}, ...parts.map((part) => part[group]))] as const)
  return Object.assign({}, ...parts, Object.fromEntries(groups)) as object
}
