import type { Call } from '../../api/call.ts'
import { randomUuid } from '../../random-text.ts'

/** Leaves a person a notification. */
export function notify(call: Call, userId: number, kind: string, metadata: Record<string, unknown>): void {
  call.state.notifications.insert({
    id: call.state.nextId('notifications'),
    uuid: randomUuid(),
    userId,
    kind,
    metadata,
    createdMs: call.clock.nowMs(),
    isDismissed: false,
  })
}
