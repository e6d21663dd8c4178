import { createFileRoute, Outlet, useParams } from '@tanstack/react-router'
import { PageGate } from '../components/page-gate.tsx'
import { readUsageLogSearch } from '../features/usage-logs/usage-log-search.ts'
import { UsageLogsPage } from '../features/usage-logs/usage-logs-page.tsx'
import { keepRaw } from '../lib/search-parameters.ts'
import { usageLogWords } from '../features/usage-logs/words.ts'

export const Route = createFileRoute('/usage-logs')({
  validateSearch: keepRaw(readUsageLogSearch),
  staticData: { words: usageLogWords },
  loader: usageLogWords.load,
  component: UsageLogsRoute,
})

function UsageLogsRoute() {
  const search = Route.useSearch({ select: readUsageLogSearch })
  const navigate = Route.useNavigate()
  const { entryId } = useParams({ strict: false })
  return (
    <PageGate operation="usage-log.list">
      <UsageLogsPage
        search={search}
        openId={entryId}
        onSearch={(next, isStep = false) => void navigate({ to: '.', search: next, replace: !isStep })}
      >
        <Outlet />
      </UsageLogsPage>
    </PageGate>
  )
}
