import type { QuaySimulator } from '@quaymaster/quay-simulator'
import fc from 'fast-check'

export type CrowdedDay = {
  day: string
  entries: number
  /** They happen within so many seconds. */
  seconds: number
  namespaces: number
  /** Of each namespace. */
  repositories: number
}

const NOON_SECONDS = 43_200

/**
 * Fills days with entries of which many share a second, in several namespaces and repositories, one of ten in none. On a
 * Quay that keeps whole seconds nearly every page of such a day ends within one instant.
 */
export async function addCrowdedDays(
  simulator: QuaySimulator,
  days: readonly CrowdedDay[],
  seed: number,
): Promise<void> {
  const namespaces = Math.max(...days.map((each) => each.namespaces))
  await simulator.event('organizations.add', { prefix: 'team', count: namespaces, owner: 'devuser' })
  for (const each of days) addDay(simulator, each, seed)
}

function addDay(simulator: QuaySimulator, crowded: CrowdedDay, seed: number): void {
  const { day, entries, seconds, namespaces, repositories } = crowded
  const { state } = simulator
  const organizations = [...state.organizations.all()].filter(({ name }) => name.startsWith('team'))
  const entry = fc.record({
    second: fc.nat(seconds - 1),
    namespace: fc.nat(namespaces - 1),
    repository: fc.option(fc.nat(repositories - 1), { freq: 10 }),
  })
  for (const [number, { second, namespace, repository }] of fc.sample(entry, { seed, numRuns: entries }).entries()) {
    const owner = organizations[namespace]
    const namespaceId = owner?.id ?? 0
    const name = repository === null ? undefined : `app-${repository}`
    state.usageLog.insert({
      kind: 'pull_repo',
      instantUs: (Date.parse(day) / 1000 + NOON_SECONDS + second) * 1_000_000,
      performerId: null,
      namespaceId,
      repositoryId: name === undefined ? null : repositoryId(simulator, namespaceId, name),
      metadata: { number, namespace: owner?.name, ...(name !== undefined && { repo: name }) },
      ip: null,
    })
  }
}

function repositoryId({ state }: QuaySimulator, namespaceId: number, name: string): number {
  const known = state.repositories.findAll('namespaceId', namespaceId).find((each) => each.name === name)
  const repository = known ?? {
    id: state.nextId('repositories'),
    namespaceId,
    name,
    isPublic: false,
    description: '',
    kind: 'image' as const,
    state: 'NORMAL' as const,
    isTrustEnabled: false,
    createdMs: 0,
    statusToken: name,
  }
  if (known === undefined) state.repositories.insert(repository)
  return repository.id
}
