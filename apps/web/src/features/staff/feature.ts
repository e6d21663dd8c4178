import type { Feature } from '../../lib/feature.ts'

export const staffFeature: Feature = {
  pages: [{ key: 'staff', to: '/settings/staff', operation: 'staff.list', group: 'console', goKey: 'f' }],
}
