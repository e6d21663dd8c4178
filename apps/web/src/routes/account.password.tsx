import { createFileRoute } from '@tanstack/react-router'
import { ChangePasswordModal } from '../features/account/change-password-modal.tsx'

export const Route = createFileRoute('/account/password')({ component: ChangePasswordRoute })

function ChangePasswordRoute() {
  const navigate = Route.useNavigate()
  return <ChangePasswordModal onClose={() => void navigate({ to: '/account' })} />
}
