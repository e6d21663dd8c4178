import { createFileRoute } from '@tanstack/react-router'
import { CreateUserGate } from '../features/users/create-user-gate.tsx'

export const Route = createFileRoute('/users/new')({ component: CreateUserRoute })

function CreateUserRoute() {
  const navigate = Route.useNavigate()
  return <CreateUserGate onClose={() => void navigate({ to: '/users', search: true })} />
}
