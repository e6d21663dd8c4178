import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, redirect } from '@tanstack/react-router'
import { FEATURES } from '../features/features.ts'
import { Shell } from '../features/shell/shell.tsx'
import { FeaturesContext } from '../lib/feature.ts'
import { meQuery } from '../lib/me.ts'

export const Route = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  beforeLoad: async ({ context, location }) => {
    const me = await context.queryClient.ensureQueryData(meQuery)
    // A password that somebody else made opens nothing but its own change.
    if (me.mustChangePassword && !location.pathname.startsWith('/account')) throw redirect({ to: '/account' })
  },
  component: Root,
})

function Root() {
  return (
    <FeaturesContext value={FEATURES}>
      <Shell />
    </FeaturesContext>
  )
}
