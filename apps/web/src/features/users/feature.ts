import type { Feature } from '../../lib/feature.ts'

export const usersFeature: Feature = {
  pages: [{ key: 'users', to: '/users', operation: 'user.list', group: 'registry', goKey: 'u' }],
}
