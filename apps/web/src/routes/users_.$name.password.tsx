import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { SetPasswordModal } from '../features/users/set-password-modal.tsx'
import { UserActGate } from '../features/users/user-act-gate.tsx'
import { useCloseDialog } from '../lib/close-dialog.ts'
import { userLink } from '../features/users/user-link.ts'

export const Route = createFileRoute('/users_/$name/password')({ component: SetPasswordRoute })

function SetPasswordRoute() {
  const { name } = Route.useParams()
  const navigate = useNavigate()
  const close = useCloseDialog(() => void navigate({ ...userLink(name), replace: true }))
  return (
    <UserActGate name={name} act="setPassword" onClose={close}>
      <SetPasswordModal name={name} onClose={close} />
    </UserActGate>
  )
}
