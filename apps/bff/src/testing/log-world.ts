import type { QuaySimulator } from '@quaymaster/quay-simulator'
import type { LogStoreParts } from './log-store-parts.ts'
import { until } from './quay-parts.ts'
import { DAY_SECONDS } from '../time/day-number.ts'

/** The day on which the worlds of these tests begin, at three in the afternoon. */
export const NOW = '2026-11-20T15:00:00Z'
export const TODAY = '2026-11-20'

export type WorldEntry = {
  /** Seconds since the start of `day`; of equal instants the last one is the newest. */
  second: number
  /** Tells entries of one second apart, as Quay's database does: microseconds. @default 0 */
  microsecond?: number
  kind?: string
  namespace?: 'console' | 'devuser'
  /** Quay names no performer of it. */
  isWithoutPerformer?: boolean
  metadata?: Record<string, unknown>
  ip?: string | null
}

/** Puts entries into the registry's log. */
export function addEntries(simulator: QuaySimulator, day: string, entries: readonly WorldEntry[]): void {
  const consoleId = simulator.state.organizations.find('name', 'console')?.id ?? null
  const devuserId = simulator.state.users.find('username', 'devuser')?.id ?? null
  for (const {
    second,
    microsecond = 0,
    kind = 'pull_repo',
    namespace = 'console',
    isWithoutPerformer = false,
    metadata = {},
    ip = null,
  } of entries) {
    simulator.state.usageLog.insert({
      kind,
      instantUs: Date.parse(day) * 1000 + second * 1_000_000 + microsecond,
      performerId: isWithoutPerformer ? null : devuserId,
      namespaceId: namespace === 'console' ? consoleId : devuserId,
      repositoryId: null,
      metadata,
      ip,
    })
  }
}

/** So many entries of a day, spread over it, numbered from the oldest on. */
export const spreadEntries = (count: number, more: Partial<WorldEntry> = {}): WorldEntry[] =>
  Array.from({ length: count }, (_, number) => ({
    second: Math.floor(((number + 1) * 40_000) / (count + 1)),
    metadata: { number },
    ...more,
  }))

/** What Quay holds of these days, newest first: kind, second and metadata. */
export function truthOf(simulator: QuaySimulator, from: string, to: string): string[] {
  const startUs = Date.parse(from) * 1000
  const endUs = (Date.parse(to) + DAY_SECONDS * 1000) * 1000
  return simulator.state.usageLog
    .newest({ range: { startUs, endUs }, filter: {}, count: 1_000_000 })
    .map(({ kind, instantUs, metadata }) => lineOf(kind, Math.floor(instantUs / 1_000_000), metadata))
}

/** The same of an entry of ours. */
export const shown = (entry: { kind: string; at: string; metadata: Record<string, unknown> }): string =>
  lineOf(entry.kind, Date.parse(entry.at) / 1000, entry.metadata)

const lineOf = (kind: string, second: number, metadata: object): string =>
  `${second} ${kind} ${JSON.stringify(metadata)}`

/** Everything that the store holds of these days. */
export async function storedLines({ logs }: Pick<LogStoreParts, 'logs'>, from: string, to: string): Promise<string[]> {
  const lines: string[] = []
  const query = {
    from: `${from}T00:00:00Z`,
    to: new Date(Date.parse(to) + DAY_SECONDS * 1000).toISOString().replace('.000', ''),
  }
  for await (const entries of logs.scan(query, new AbortController().signal)) lines.push(...entries.map(shown))
  return lines
}

/** Waits until the days are stored whole, or as well as they can be. */
export async function untilSettled({ logs }: Pick<LogStoreParts, 'logs'>, from: string, to: string): Promise<void> {
  await until(async () => {
    const days = await logs.days(from, to)
    return days.every(({ state }) => state === 'complete' || state === 'different')
  }, 60_000)
}
