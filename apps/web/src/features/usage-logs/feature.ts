import { lazy } from 'react'
import type { Feature } from '../../lib/feature.ts'
import { usageLogWords } from './words.ts'

// The page that a part is added to stands before the words of the usage logs are there.
const UserActivity = lazy(async () => {
  const [part] = await Promise.all([import('./user-activity.tsx'), usageLogWords.load()])
  return { default: part.UserActivity }
})
const AsideFilesSection = lazy(async () => {
  const [part] = await Promise.all([import('./aside-files-section.tsx'), usageLogWords.load()])
  return { default: part.AsideFilesSection }
})

export const usageLogsFeature: Feature = {
  pages: [{ key: 'usageLogs', to: '/usage-logs', operation: 'usage-log.list', group: 'registry', goKey: 'l' }],
  parts: {
    user: { sections: [{ key: 'activity', operation: 'usage-log.user-activity', Component: UserActivity }] },
    status: { sections: [{ key: 'aside-files', operation: 'usage-log.coverage', Component: AsideFilesSection }] },
  },
}
