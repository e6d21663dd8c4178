import { addressFilterOf } from '../../../filter/address-filter.ts'
import type { LogQuery } from '../../../filter/log-query.ts'
import type { LogFile } from '../file/log-file.ts'

/** A query whose address is the addresses that are stored and meant by it. */
export type ResolvedQuery = Omit<LogQuery, 'address'> & { addresses?: readonly string[] }

/** So many looks at the index take about as long as others may be kept waiting. */
const LOOKS = 1_000

/** Finds the stored addresses that a query means: there are far fewer addresses than entries. */
export function* resolveAddresses(file: LogFile, query: LogQuery): Generator<undefined, ResolvedQuery, void> {
  const { address: text, ...rest } = query
  if (text === undefined) return rest
  const isMeant = addressFilterOf(text) ?? (() => false)
  const addresses: string[] = []
  let address = nextAddress(file, '')
  for (let looks = 1; address !== null; looks += 1) {
    if (isMeant(address)) addresses.push(address)
    if (looks % LOOKS === 0) yield
    address = nextAddress(file, address)
  }
  return { ...rest, addresses }
}

const nextAddress = (file: LogFile, after: string): string | null =>
  file.get<{ address: string | null }>(
    'SELECT min(address) AS address FROM entries INDEXED BY entries_by_address WHERE address > ?',
    after,
  )?.address ?? null
