import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Budget } from '../../background/budget.ts'
import { usersKind } from '../../features/users/inventory.ts'
import type { QuayGateway } from '../../quay/gateway.ts'
import { RegistryCheck } from '../../registry-check/registry-check.ts'
import { createLogSource } from '../../quay/log-source.ts'
import { openStore } from '../../store/database.ts'
import type { Store } from '../../store/database.ts'
import { openQuayParts, until } from '../../testing/quay-parts.ts'
import { createClock } from '../../time/clock.ts'
import { Inventory } from '../inventory.ts'
import type { ReadLease } from '../inventory.ts'

const SEARCH = { visible: new Set(['name'] as const), sort: 'name', direction: 'asc', offset: 0, limit: 1000 } as const

function openInstance(store: Store, quay: QuayGateway, lease: ReadLease) {
  const clock = createClock()
  const budget = new Budget({ callsPerSecond: 1000, timeZone: 'UTC' }, Date.now)
  const registry = new RegistryCheck({ source: createLogSource(quay), budget, clock })
  const inventory = new Inventory({ kinds: [usersKind], store, quay, registry, budget, clock, lease })
  const names = () =>
    inventory
      .of(usersKind)
      .search(SEARCH)
      .rows.map(({ name }) => name)
  return { inventory, names }
}

test('of two instances that share a store one reads; the other takes over with what that one read', async () => {
  await using parts = await openQuayParts({ kinds: [] })
  const dataDir = await mkdtemp(join(tmpdir(), 'quaymaster-sharing-'))
  const store = await openStore(dataDir, Date.now())
  const lease = { holder: 'one', term: 1 }
  const leaseOf = (name: string): ReadLease => ({ heldTerm: () => (lease.holder === name ? lease.term : undefined) })
  const give = (holder: string) => Object.assign(lease, { holder, term: lease.term + 1 })
  const one = openInstance(store, parts.quay, leaseOf('one'))
  const other = openInstance(store, parts.quay, leaseOf('other'))
  try {
    const calls = () => parts.simulator.requests.of('user.list').length
    const before = calls()
    await Promise.all([one.inventory.start(), other.inventory.start()])
    await until(() => one.inventory.progress('users').state === 'complete')
    expect(other.names()).toEqual([])
    expect(calls() - before).toBe(1)
    await parts.simulator.event('users.add', { prefix: 'person', count: 3 })
    one.inventory.of(usersKind).refresh()
    await until(() => one.names().length === 6)
    give('other')
    await until(() => other.names().length === 6)
    expect(calls() - before).toBe(2)
    parts.simulator.state.users.delete(parts.simulator.state.users.find('username', 'person-002')?.id ?? 0)
    other.inventory.of(usersKind).refresh()
    await until(() => other.names().length === 5)
    expect(one.names()).toHaveLength(6)
    give('one')
    await until(() => one.names().length === 5)
  } finally {
    await Promise.all([one.inventory.close(), other.inventory.close()])
    await store.destroy()
    await rm(dataDir, { recursive: true })
  }
}, 30_000)
