import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { DeleteUserModal } from '../features/users/delete-user-modal.tsx'
import { UserActGate } from '../features/users/user-act-gate.tsx'
import { useCloseDialog } from '../lib/close-dialog.ts'
import { userLink } from '../features/users/user-link.ts'

export const Route = createFileRoute('/users_/$name/delete')({ component: DeleteUserRoute })

function DeleteUserRoute() {
  const { name } = Route.useParams()
  const navigate = useNavigate()
  const close = useCloseDialog(() => void navigate({ ...userLink(name), replace: true }))
  return (
    <UserActGate name={name} act="delete" onClose={close}>
      <DeleteUserModal name={name} onClose={close} />
    </UserActGate>
  )
}
