import type { Me } from '@quaymaster/contracts/me'
import { ALL_WORDS } from '@quaymaster/messages/features'
import type { QueryClient } from '@tanstack/react-query'
import { QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { render } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import type { UserEvent } from '@testing-library/user-event'
import i18next from 'i18next'
import type { ReactNode } from 'react'
import { initReactI18next } from 'react-i18next'
import { ToastList } from '../src/components/toast-list.tsx'
import { FeaturesContext } from '../src/lib/feature.ts'
import type { Feature } from '../src/lib/feature.ts'
import { meQuery } from '../src/lib/me.ts'
import { createQueryClient } from '../src/lib/query-client.ts'
import { exampleMe } from './example-me.ts'

type Options = { me?: Me; features?: readonly Feature[]; address?: string; path?: string }
export type Shown = { user: UserEvent; client: QueryClient; address: () => string }

/** Draws a part of a page, in English, with toasts, at an address of a router that knows that one pattern and the rest. */
export async function renderPart(part: ReactNode, options: Options = {}): Promise<Shown> {
  const { me = exampleMe(), features = [], address = '/', path = '/' } = options
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: false,
    interpolation: { escapeValue: false },
    resources: { en: { translation: ALL_WORDS.en } },
  })
  const client = createQueryClient()
  client.setQueryData(meQuery.queryKey, me)
  client.setQueryDefaults(meQuery.queryKey, { staleTime: Infinity })
  const root = createRootRoute()
  const route = createRoute({ getParentRoute: () => root, path, component: () => part })
  const history = createMemoryHistory({ initialEntries: [address] })
  const router = createRouter({ routeTree: root.addChildren([route]), history })
  await router.load()
  render(
    <QueryClientProvider client={client}>
      <FeaturesContext value={features}>
        <RouterProvider router={router as never} />
      </FeaturesContext>
      <ToastList />
    </QueryClientProvider>,
  )
  return { user: userEvent.setup(), client, address: () => router.state.location.href }
}
