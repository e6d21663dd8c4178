import type { QueryClient } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { Suspense, lazy } from 'react'
import { PageGate } from '../components/page-gate.tsx'
import { PAGE_ROLES } from '../features/shell/pages.ts'
import { statusQuery } from '../features/status/queries.ts'
import { StatusPage } from '../features/status/status-page.tsx'
import { decisionFor, meQuery } from '../lib/me.ts'
import { usageLogWords } from '../features/usage-logs/words.ts'
import { statusWords } from '../features/status/words.ts'

// The page stands before the words of the usage logs are there.
const AsideFilesSection = lazy(async () => {
  const [part] = await Promise.all([import('../features/usage-logs/aside-files-section.tsx'), usageLogWords.load()])
  return { default: part.AsideFilesSection }
})

async function prepare(queryClient: QueryClient): Promise<void> {
  const me = await queryClient.ensureQueryData(meQuery)
  if (decisionFor(me, 'status.read').isAllowed) await queryClient.ensureQueryData(statusQuery)
}

export const Route = createFileRoute('/status')({
  staticData: { words: statusWords },
  loader: ({ context: { queryClient } }) => Promise.all([statusWords.load(), prepare(queryClient)]),
  component: StatusRoute,
})

function StatusRoute() {
  return (
    <PageGate operation="status.read" roles={PAGE_ROLES.status}>
      <StatusPage
        logFiles={
          <Suspense>
            <AsideFilesSection />
          </Suspense>
        }
      />
    </PageGate>
  )
}
