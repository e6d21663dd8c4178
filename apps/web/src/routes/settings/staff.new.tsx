import { createFileRoute } from '@tanstack/react-router'
import { CreateStaffModal } from '../../features/staff/create-staff-modal.tsx'
import { useDecision } from '../../lib/me.ts'

export const Route = createFileRoute('/settings/staff/new')({ component: CreateStaffRoute })

function CreateStaffRoute() {
  const navigate = Route.useNavigate()
  const { isAllowed } = useDecision('staff.create')
  const close = () => void navigate({ to: '/settings/staff', search: true })
  return isAllowed ? <CreateStaffModal onClose={close} /> : null
}
