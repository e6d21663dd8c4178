import { createFileRoute } from '@tanstack/react-router'

/** The page itself, at an address that no dialog of the list can have: see `userLink`. */
export const Route = createFileRoute('/users_/$name/overview')({ component: () => null })
