import { useQuery } from '@tanstack/react-query'
import { AsideFiles } from './aside-files.tsx'
import { coverageQuery } from './log-queries.ts'
import { utcToday } from './usage-log-search.ts'

/** The files that are set aside, for a page that shows nothing else of the usage logs. */
export function AsideFilesSection() {
  const today = utcToday()
  const { data } = useQuery(coverageQuery({ from: today, to: today, isFollowed: false }))
  return <AsideFiles files={data?.asideFiles ?? []} />
}
