import { signIn, startDemoConsole } from './demo-console.ts'

// Starts the demo as a person would, and signs in with every account that it prints.
await using demo = await startDemoConsole()
for (const account of demo.signIns) {
  const { name, role } = await signIn(demo.url, account)
  process.stdout.write(`${name} is signed in as ${role}\n`)
}
