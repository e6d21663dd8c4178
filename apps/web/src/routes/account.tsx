import { createFileRoute } from '@tanstack/react-router'
import { PageGate } from '../components/page-gate.tsx'
import { AccountPage } from '../features/account/account-page.tsx'
import { accountQuery } from '../features/account/queries.ts'
import { accountWords } from '../features/account/words.ts'

export const Route = createFileRoute('/account')({
  staticData: { words: accountWords },
  loader: ({ context }) => Promise.all([context.queryClient.ensureQueryData(accountQuery), accountWords.load()]),
  component: AccountRoute,
})

function AccountRoute() {
  return (
    <PageGate operation="account.read">
      <AccountPage />
    </PageGate>
  )
}
