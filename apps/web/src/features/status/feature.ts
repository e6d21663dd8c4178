import type { Feature } from '../../lib/feature.ts'

export const statusFeature: Feature = {
  pages: [{ key: 'status', to: '/status', operation: 'status.read', group: 'registry', goKey: 's' }],
}
