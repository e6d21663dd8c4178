import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { ChangeEmailModal } from '../features/users/change-email-modal.tsx'
import { UserActGate } from '../features/users/user-act-gate.tsx'
import { useCloseDialog } from '../lib/close-dialog.ts'
import { userLink } from '../features/users/user-link.ts'

export const Route = createFileRoute('/users_/$name/email')({ component: ChangeEmailRoute })

function ChangeEmailRoute() {
  const { name } = Route.useParams()
  const navigate = useNavigate()
  const close = useCloseDialog(() => void navigate({ ...userLink(name), replace: true }))
  return (
    <UserActGate name={name} act="changeEmail" onClose={close}>
      <ChangeEmailModal name={name} onClose={close} />
    </UserActGate>
  )
}
