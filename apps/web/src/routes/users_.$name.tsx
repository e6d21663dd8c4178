import { createFileRoute, Outlet } from '@tanstack/react-router'
import { PageGate } from '../components/page-gate.tsx'
import { PAGE_ROLES } from '../features/shell/pages.ts'
import { UserPage } from '../features/users/user-page.tsx'

export const Route = createFileRoute('/users_/$name')({ component: UserRoute })

function UserRoute() {
  const { name } = Route.useParams()
  return (
    <PageGate operation="user.read" roles={PAGE_ROLES.users}>
      <UserPage key={name} name={name} />
      <Outlet />
    </PageGate>
  )
}
