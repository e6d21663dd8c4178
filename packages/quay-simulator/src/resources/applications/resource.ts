import type { Resource } from '../../resource.ts'
import { applicationTokenOperations } from './routes/application-tokens.ts'
import { applicationOperations } from './routes/applications.ts'
import { oauthCodeOperations } from './routes/oauth-code.ts'
import { ownTokenOperations } from './routes/own-tokens.ts'
import { applicationEvents } from './events.ts'

export const applications: Resource = {
  operations: [...applicationTokenOperations, ...applicationOperations, ...oauthCodeOperations, ...ownTokenOperations],
  events: applicationEvents,
}
