/** The sign-in page, which comes ready from the server. */
export const signIn = {
  title: 'Sign in',
  lead: 'The console for the people who run this Quay registry.',
  name: 'Name',
  password: 'Password',
  submit: 'Sign in',
  sending: 'Signing in',
  noScript: 'This console needs JavaScript. Turn it on for this address and reload the page.',
  demo: 'Demo',
  demoHint: 'The demo sign-ins are printed in the terminal.',
  language: 'Language',
  unreachable: 'The console does not answer. What you typed is still here: check the connection and try again.',
  unexpected: 'The console gave an answer that this page does not understand. Reload the page and try again.',
  requestId: 'Request ID: {{id}}',
  missing: 'Enter both the name and the password.',
} as const
