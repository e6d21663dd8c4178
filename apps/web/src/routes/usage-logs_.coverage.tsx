import { createFileRoute } from '@tanstack/react-router'
import { PageGate } from '../components/page-gate.tsx'
import { CoveragePage } from '../features/usage-logs/coverage-page.tsx'
import { usageLogWords } from '../features/usage-logs/words.ts'

export const Route = createFileRoute('/usage-logs_/coverage')({
  staticData: { words: usageLogWords },
  loader: usageLogWords.load,
  component: CoverageRoute,
})

function CoverageRoute() {
  return (
    <PageGate operation="usage-log.coverage">
      <CoveragePage />
    </PageGate>
  )
}
