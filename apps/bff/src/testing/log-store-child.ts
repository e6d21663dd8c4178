import { Budget } from '../background/budget.ts'
import { createClock } from '../time/clock.ts'
import { createLogStore } from '../usage-logs/create-log-store.ts'
import { createLogSource } from '../quay/log-source.ts'
import { createGateway } from '../quay/create-gateway.ts'

// A console that does nothing but fill its log store, until it is killed.
const [baseUrl = '', token = '', dataDir = '', now = ''] = process.argv.slice(2)
const aheadMs = Date.parse(now) - Date.now()
const clock = createClock({ wall: () => Date.now() + aheadMs, monotonicMs: () => performance.now() + aheadMs })
const quay = await createGateway({
  baseUrl,
  readToken: { value: token },
  isDemo: false,
  version: '0.0.0',
  userAgentKey: 'a key of tests',
  now: () => clock.now(),
})
await quay.start()
const logs = createLogStore({
  dataDir,
  source: createLogSource(quay),
  budget: new Budget({ callsPerSecond: 40, timeZone: 'UTC' }, () => clock.now()),
  clock,
  retentionDays: 4,
  daysSideBySide: 2,
  intervalsMs: { attended: 100, unattended: 100 },
})
await logs.start()
// Nothing of it keeps the process alive by itself.
setInterval(() => undefined, 1_000)
