import { createFileRoute } from '@tanstack/react-router'
import { PageGate } from '../components/page-gate.tsx'
import { AccountPage } from '../features/account/account-page.tsx'
import { accountQuery } from '../features/account/queries.ts'
import { PAGE_ROLES } from '../features/shell/pages.ts'
import { accountWords } from '../features/account/words.ts'

export const Route = createFileRoute('/account')({
  staticData: { words: accountWords },
  loader: ({ context }) => Promise.all([context.queryClient.ensureQueryData(accountQuery), accountWords.load()]),
  component: AccountRoute,
})

function AccountRoute() {
  return (
    <PageGate operation="account.read" roles={PAGE_ROLES.account}>
      <AccountPage />
    </PageGate>
  )
}
