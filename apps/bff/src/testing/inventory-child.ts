import { usersKind } from '../features/users/inventory.ts'
import { openInventory } from './quay-parts.ts'
import { organizationsKind, teamsKind } from './organization-kinds.ts'
import { repositoriesKind } from './repositories-kind.ts'

// A console that does nothing but read its inventory, until somebody kills it.
const [url = '', ro = '', rw = '', dataDir = ''] = process.argv.slice(2)
const tokens = { ro, rw }
const kinds = [usersKind, organizationsKind(tokens), teamsKind(tokens), repositoriesKind(tokens)]
await openInventory({ url, ca: undefined, tokens }, dataDir, { callsPerSecond: 60, kinds })
// Nothing of it keeps the process alive by itself.
setInterval(() => undefined, 1_000)
