import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { SuperuserHelpModal } from '../features/users/superuser-help-modal.tsx'
import { userLink } from '../features/users/user-link.ts'

export const Route = createFileRoute('/users_/$name/superuser')({ component: SuperuserRoute })

function SuperuserRoute() {
  const { name } = Route.useParams()
  const navigate = useNavigate()
  return <SuperuserHelpModal name={name} onClose={() => void navigate(userLink(name))} />
}
