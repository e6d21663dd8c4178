import '@patternfly/react-core/dist/styles/base.css'
import './main.css'
import './lib/zod.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startI18n } from './lib/i18n.ts'
import { meQuery } from './lib/me.ts'
import { readLanguage } from './lib/language.ts'
import { createQueryClient } from './lib/query-client.ts'
import { createAppRouter } from './router.tsx'

const queryClient = createQueryClient()
// Asked for before anything is drawn; who waits for it meets the same request.
void queryClient.prefetchQuery(meQuery)
const router = createAppRouter(queryClient)
// The page's own code and words are on their way while the console still says who this is.
for (const { routeId, staticData } of router.matchRoutes(router.latestLocation)) {
  // Whoever waits for them hears of a failure.
  staticData.words?.fetch(readLanguage()).catch(() => undefined)
  void router.loadRouteChunk(router.routesById[routeId as keyof typeof router.routesById])
}

const root = document.getElementById('root')
if (root === null) throw new Error('index.html lacks the element #root')

await startI18n()
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
