import type { Clock } from '../clock.ts'
import type { State } from '../state.ts'
import type { Random } from './demo-random.ts'
import { dayMs } from '../day.ts'

const names =
  'web api worker gateway scheduler importer frontend migrations base-image cron exporter cache operator docs'.split(
    ' ',
  )

/** Adds a few repositories to each organization of the demo; some are public. */
export function addDemoRepositories(state: State, clock: Clock, random: Random): void {
  const organizations = Array.from(state.organizations.all())
  for (const { id, createdMs } of organizations) {
    const first = random.integer(names.length)
    const ageDays = Math.max(1, Math.floor((clock.nowMs() - createdMs) / dayMs))
    for (let number = 0; number < 3 + random.integer(6); number += 1) {
      const name = names[(first + number) % names.length] ?? 'web'
      state.repositories.insert({
        id: state.nextId('repositories'),
        namespaceId: id,
        name,
        isPublic: random.isHit(0.2),
        description: random.isHit(0.7) ? `The ${name} of our service` : '',
        kind: 'image',
        isTrustEnabled: false,
        state: random.isHit(0.05) ? 'READ_ONLY' : 'NORMAL',
        createdMs: clock.nowMs() - random.integer(ageDays) * dayMs,
        statusToken: random.hex(36),
      })
    }
  }
}
