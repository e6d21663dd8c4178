import type { QueryClient } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { PageGate } from '../../components/page-gate.tsx'
import { staffQuery } from '../../features/staff/queries.ts'
import { StaffPage } from '../../features/staff/staff-page.tsx'
import { readStaffSearch } from '../../features/staff/staff-search.ts'
import { decisionFor, meQuery } from '../../lib/me.ts'
import { keepRaw } from '../../lib/search-parameters.ts'
import { staffWords } from '../../features/staff/words.ts'

async function prepare(queryClient: QueryClient): Promise<void> {
  const me = await queryClient.ensureQueryData(meQuery)
  if (decisionFor(me, 'staff.list').isAllowed) await queryClient.ensureQueryData(staffQuery)
}

export const Route = createFileRoute('/settings/staff')({
  validateSearch: keepRaw(readStaffSearch),
  staticData: { words: staffWords },
  loader: ({ context: { queryClient } }) => Promise.all([staffWords.load(), prepare(queryClient)]),
  component: StaffRoute,
})

function StaffRoute() {
  const search = Route.useSearch({ select: readStaffSearch })
  const navigate = Route.useNavigate()
  return (
    <PageGate operation="staff.list">
      <StaffPage search={search} onSearch={(next) => void navigate({ to: '.', search: next, replace: true })} />
    </PageGate>
  )
}
