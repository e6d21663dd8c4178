import { createFileRoute, Outlet } from '@tanstack/react-router'
import { PageGate } from '../components/page-gate.tsx'
import { UserPage } from '../features/users/user-page.tsx'
import { userWords } from '../features/users/words.ts'

export const Route = createFileRoute('/users_/$name')({
  staticData: { words: userWords },
  loader: userWords.load,
  component: UserRoute,
})

function UserRoute() {
  const { name } = Route.useParams()
  return (
    <PageGate operation="user.read">
      <UserPage key={name} name={name} />
      <Outlet />
    </PageGate>
  )
}
