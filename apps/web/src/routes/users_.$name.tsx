import { createFileRoute, Outlet } from '@tanstack/react-router'
import { Suspense, lazy } from 'react'
import { PageGate } from '../components/page-gate.tsx'
import { PAGE_ROLES } from '../features/shell/pages.ts'
import { UserPage } from '../features/users/user-page.tsx'
import { useDecision } from '../lib/me.ts'
import { usageLogWords } from '../features/usage-logs/words.ts'
import { userWords } from '../features/users/words.ts'

// The page of a person stands before the usage logs are there.
const UserActivity = lazy(async () => {
  const [part] = await Promise.all([import('../features/usage-logs/user-activity.tsx'), usageLogWords.load()])
  return { default: part.UserActivity }
})

export const Route = createFileRoute('/users_/$name')({
  staticData: { words: userWords },
  loader: userWords.load,
  component: UserRoute,
})

function UserRoute() {
  const { name } = Route.useParams()
  const seesActivity = useDecision('usage-log.user-activity').isAllowed
  return (
    <PageGate operation="user.read" roles={PAGE_ROLES.users}>
      <UserPage key={name} name={name}>
        <Suspense>{seesActivity && <UserActivity name={name} />}</Suspense>
      </UserPage>
      <Outlet />
    </PageGate>
  )
}
