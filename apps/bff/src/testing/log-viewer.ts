import type { Role } from '@quaymaster/contracts/roles'
import { EntryIds } from '../features/usage-logs/entry-ids.ts'
import type { LogViewer } from '../features/usage-logs/present.ts'
import { Secret } from '../redaction/secret.ts'

const entryIds = new EntryIds({
  activeId: 'only',
  entryIdKeyId: 'only',
  keys: new Map([['only', new Secret(Buffer.alloc(32).toString('base64'))]]),
})

/** A reader of entries, with ids made by a key of the tests. */
export const viewerOf = (role: Role): LogViewer => ({ role, entryIds })
