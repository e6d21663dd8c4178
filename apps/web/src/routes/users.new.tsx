import { createFileRoute } from '@tanstack/react-router'
import { CreateUserGate } from '../features/users/create-user-gate.tsx'
import { useCloseDialog } from '../lib/close-dialog.ts'

export const Route = createFileRoute('/users/new')({ component: CreateUserRoute })

function CreateUserRoute() {
  const navigate = Route.useNavigate()
  const close = useCloseDialog(() => void navigate({ to: '/users', search: true, replace: true }))
  return <CreateUserGate onClose={close} />
}
