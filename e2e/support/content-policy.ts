import type { BrowserContext } from '@playwright/test'

/** Collects what the content security policy stops, on every page of a context. */
export async function collectPolicyViolations(context: BrowserContext): Promise<readonly string[]> {
  const violations: string[] = []
  await context.exposeFunction('reportPolicyViolation', (text: string) => void violations.push(text))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { effectiveDirective, blockedURI, sourceFile, lineNumber } = event
      const report = (globalThis as { reportPolicyViolation?: (text: string) => void }).reportPolicyViolation
      report?.(`${location.pathname}: ${effectiveDirective} stopped ${blockedURI} at ${sourceFile}:${lineNumber}`)
    })
  })
  return violations
}
