import { createFileRoute } from '@tanstack/react-router'
import { PageGate } from '../components/page-gate.tsx'
import { PAGE_ROLES } from '../features/shell/pages.ts'
import { statusQuery } from '../features/status/queries.ts'
import { StatusPage } from '../features/status/status-page.tsx'
import { AsideFilesSection } from '../features/usage-logs/aside-files-section.tsx'
import { decisionFor, meQuery } from '../lib/me.ts'

export const Route = createFileRoute('/status')({
  loader: async ({ context }) => {
    const me = await context.queryClient.ensureQueryData(meQuery)
    if (decisionFor(me, 'status.read').isAllowed) await context.queryClient.ensureQueryData(statusQuery)
  },
  component: StatusRoute,
})

function StatusRoute() {
  return (
    <PageGate operation="status.read" roles={PAGE_ROLES.status}>
      <StatusPage logFiles={<AsideFilesSection />} />
    </PageGate>
  )
}
