import type { Feature } from '../../lib/feature.ts'

export const accountFeature: Feature = {
  pages: [{ key: 'account', to: '/account', operation: 'account.read', group: 'console', goKey: 'a' }],
}
