import type { QueryClient } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { PageGate } from '../components/page-gate.tsx'
import { statusQuery } from '../features/status/queries.ts'
import { StatusPage } from '../features/status/status-page.tsx'
import { decisionFor, meQuery } from '../lib/me.ts'
import { statusWords } from '../features/status/words.ts'

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
    <PageGate operation="status.read">
      <StatusPage />
    </PageGate>
  )
}
