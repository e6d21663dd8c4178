export const shell = {
  skipToContent: 'Skip to content',
  navigation: 'Pages',
  openNavigation: 'Open or close the list of pages',
  pages: {
    users: 'Users',
    usageLogs: 'Usage logs',
    status: 'Status',
    staff: 'Staff accounts',
    account: 'My account',
    settings: 'Settings',
  },
  documentTitle: '{{page}} · Quaymaster',
  language: 'Language',
  theme: { label: 'Theme', system: 'As the system', light: 'Light', dark: 'Dark' },
  accountMenu: 'Account menu of {{name}}, {{role}}',
  signOut: 'Sign out',
  signOutFailed: 'You are still signed in.',
  registry: {
    starting: 'starting',
    live: 'live',
    slow: 'slow',
    unreachable: 'not responding',
    'bad-response': 'answering wrongly',
    'credential-suspect': 'credential in doubt',
    'credential-dead': 'credential not valid',
    demo: 'demo',
    readOnly: 'read-only',
  },
  banner: {
    label: 'State of the registry and the console',
    offline:
      'This computer is offline. What was read before stays visible; nothing can be changed until the network is back.',
    consoleUnreachable:
      'The console has not responded since {{time}}. What was read before stays visible. The page recovers by itself.',
    unreachable:
      'Quay has not responded since {{time}}. What was read before stays visible with its age. The page recovers by itself.',
    'bad-response':
      'Since {{time}} something other than Quay answers at its address. Nothing of it is shown. An administrator finds more on the status page.',
    'credential-suspect':
      'Since {{time}} it is in doubt whether Quay still accepts the console’s credential. Until that is clear, none of Quay’s answers is passed on.',
    'credential-dead':
      'Since {{time}} Quay no longer accepts the console’s credential. An administrator puts a new token into the token file; the console takes it up without a restart.',
    slow: 'Quay has responded slowly since {{time}}. Lists show what was read before.',
    starting: 'The console has just started and is asking Quay who it is.',
    readOnly: 'Quay is in read-only mode. Everything can be read; nothing can be changed.',
    consoleReadOnly: 'This console holds no token that can change anything. Everything can be read.',
    demo: 'Demo: a simulated registry on this machine. Nothing here is real, and nothing is kept.',
    openStatus: 'Open the status page',
  },
  session: {
    endedTitle: 'Your session has ended',
    endedBody:
      'What you typed is still here. Sign in again in a new tab, then come back: the page goes on where you left it.',
    signInNewTab: 'Sign in again in a new tab',
    signInHere: 'Sign in here and lose what was typed',
  },
  keys: {
    title: 'Keys',
    body: 'Keys do nothing while you type or while a dialog is open.',
    switch: 'Keys are on',
    then: 'then',
    goTo: 'Go to {{page}}',
    map: {
      search: 'Search',
      create: 'Create',
      'next-row': 'Next row',
      'previous-row': 'Previous row',
      'edit-row': 'Edit the row',
      'open-row': 'Open the row',
      'show-keys': 'Show this map',
      close: 'Close a dialog or a menu',
    },
  },
  notFound: {
    title: 'There is no such page',
    body: 'Nothing of the console is at {{path}}. The address may be mistyped, or the page may have moved.',
    home: 'Go to the first page',
  },
  noAccess: {
    title: 'Your role does not open this page',
    body: 'You are signed in as {{name}}, {{role}}. This page opens for: {{roles}}.',
    askAdministrator: 'An administrator can give you another role.',
    unavailable: 'This page cannot be opened now',
  },
  nothing: {
    title: 'There is no page for your role yet',
    body: 'You are signed in as {{name}}, {{role}}, but none of the pages opens for this role. An administrator can give you another one.',
  },
  crashed: { reload: 'Load the page again' },
} as const
