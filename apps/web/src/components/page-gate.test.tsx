import type { Decision } from '@quaymaster/contracts/decision'
import { ALL_WORDS } from '@quaymaster/messages/features'
import { fill } from '@quaymaster/messages/translate'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import i18next from 'i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { beforeAll, expect, test } from 'vitest'
import { exampleMe } from '../../testing/example-me.ts'
import { meQuery } from '../lib/me.ts'
import { PageGate } from './page-gate.tsx'

const { en } = ALL_WORDS

const ALLOWED: Decision = { isAllowed: true, needsStepUp: false }

beforeAll(async () => {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: false,
    interpolation: { escapeValue: false },
    resources: { en: { translation: en } },
  })
})

/** The page of the staff accounts for somebody at the help desk, whatever the server says of it. */
function shownPage(decision: Decision | undefined): string {
  const queries = new QueryClient()
  const me = exampleMe({
    capabilities: decision === undefined ? {} : { 'staff.list': decision },
    otherRoles: { 'staff.list': ['administrator', 'auditor'] },
  })
  queries.setQueryData(meQuery.queryKey, me)
  return renderToStaticMarkup(
    <I18nextProvider i18n={i18next}>
      <QueryClientProvider client={queries}>
        <PageGate operation="staff.list">
          <p>the list of accounts</p>
        </PageGate>
      </QueryClientProvider>
    </I18nextProvider>,
  )
}

test('a page opens for whom the server allows it', () => {
  expect(shownPage(ALLOWED)).toContain('the list of accounts')
})

test('a page stays shut for a role that the server does not name, and says which roles could open it', () => {
  const shown = shownPage(undefined)
  expect(shown).not.toContain('the list of accounts')
  expect(shown).toContain(en.shell.noAccess.title)
  expect(shown).toContain(`${en.common.roles.administrator} and ${en.common.roles.auditor}`)
})

test('a page stays shut for a reason other than the role, and says it', () => {
  const reason = { code: 'accounts_external', params: { type: 'LDAP' } } as const
  const shown = shownPage({ isAllowed: false, needsStepUp: false, reason })
  expect(shown).not.toContain('the list of accounts')
  expect(shown.replaceAll('&#x27;', "'")).toContain(fill(en.reasons.accounts_external.text, reason.params))
})
