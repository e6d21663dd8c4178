import { createFileRoute } from '@tanstack/react-router'
import { EntryDrawer } from '../features/usage-logs/entry-drawer.tsx'
import { readUsageLogSearch } from '../features/usage-logs/usage-log-search.ts'

export const Route = createFileRoute('/usage-logs/$entryId')({ component: UsageLogEntryRoute })

function UsageLogEntryRoute() {
  const { entryId } = Route.useParams()
  const search = Route.useSearch({ select: readUsageLogSearch })
  const navigate = Route.useNavigate()
  return (
    <EntryDrawer
      key={entryId}
      id={entryId}
      search={search}
      onSearch={(next) => void navigate({ to: '.', search: next })}
      onClose={() => void navigate({ to: '/usage-logs', search: true })}
    />
  )
}
