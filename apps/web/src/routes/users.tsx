import { createFileRoute, Outlet } from '@tanstack/react-router'
import { PageGate } from '../components/page-gate.tsx'
import { usersPageQuery } from '../features/users/queries.ts'
import { readUserSearch } from '../features/users/user-search.ts'
import { UsersPage } from '../features/users/users-page.tsx'
import { decisionFor, meQuery } from '../lib/me.ts'
import { keepRaw } from '../lib/search-parameters.ts'
import { userWords } from '../features/users/words.ts'

export const Route = createFileRoute('/users')({
  validateSearch: keepRaw(readUserSearch),
  staticData: { words: userWords },
  loaderDeps: ({ search }) => readUserSearch(search),
  loader: async ({ context, deps }) => {
    const me = await context.queryClient.ensureQueryData(meQuery)
    // Not waited for: the page shows rows of the filter before, or skeletons, meanwhile.
    if (decisionFor(me, 'user.list').isAllowed) void context.queryClient.prefetchQuery(usersPageQuery(deps, 0))
    await userWords.load()
  },
  component: UsersRoute,
})

function UsersRoute() {
  const search = Route.useSearch({ select: readUserSearch })
  const navigate = Route.useNavigate()
  return (
    <PageGate operation="user.list">
      <UsersPage search={search} onSearch={(next) => void navigate({ to: '.', search: next, replace: true })} />
      <Outlet />
    </PageGate>
  )
}
