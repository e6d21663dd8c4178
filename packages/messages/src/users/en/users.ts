export const users = {
  title: 'Users',
  labels: {
    name: 'Name',
    email: 'E-mail',
    state: 'State',
    kind: 'Kind',
    quota: 'Quota',
    verified: 'E-mail verified',
  },
  states: { enabled: 'Enabled', disabled: 'Disabled', unverified: 'Not verified' },
  kinds: { none: 'User', superuser: 'Superuser', 'global-read-only': 'Read-only superuser' },
  authenticationTypes: {
    Database: 'Quay’s own database',
    LDAP: 'LDAP',
    JWT: 'a JWT service',
    Keystone: 'Keystone',
    OIDC: 'OIDC',
    AppToken: 'application tokens',
    unknown: 'outside Quay',
  },
  none: 'none',
  noneShort: '–',
  quotaOf: '{{share}} of {{limit}}',
  quotaNoLimit: '{{used}} used, no limit set',

  list: {
    searchNameAndEmail: 'Search name or e-mail',
    searchName: 'Search name',
    count_one: '{{total}} user',
    count_other: '{{total}} users',
    countMatching_one: '{{matching}} of {{total}} user',
    countMatching_other: '{{matching}} of {{total}} users',
    reading: 'Reading all users',
  },

  export: {
    action: 'Export as CSV',
  },

  empty: {
    nothingTitle: 'This registry has no users',
    nothingBody: 'Create the first one; Quay makes the password.',
    noMatchBody_one: 'The one user of this registry does not fit the search and the filters.',
    noMatchBody_other: 'None of the {{total}} users fits the search and the filters.',
    noMatchStillReading: 'None of the users read so far fits the search and the filters. Reading goes on.',
    readingTitle: 'Reading the users from Quay',
    notReadableTitle: 'The users cannot be read',
  },

  create: {
    title: 'Create user',
    action: 'Create user',
    nameRule:
      'Lowercase letters and digits, with single dots, underscores or hyphens between them. At least 2 characters.',
    emailRequired: 'Required, since this registry sends mail: Quay sends a message in which the address is confirmed.',
    emailOptional: 'Optional: this registry sends no mail.',
    passwordNote: 'Quay makes the password. It is shown once, as soon as the user is there.',
    doneTitle: '{{name}} was created',
    signInAddress: 'Sign-in address',
    password: 'Password',
    mailSent: 'Quay sent a message to {{email}}. The user can sign in once the address is confirmed in it.',
    mailNotNeeded: 'No message was sent. The user can sign in at once.',
    lostTitle: '{{name}} was created, but its password is lost',
    lostMail:
      'Quay made the user, could then not send the confirmation message, and answered with an error instead of the password. Nobody knows the password, and the address is not confirmed.',
    lostMailNext:
      'Set a new password. Quay lets the user in once the address is confirmed; changing the e-mail here confirms the new one.',
    lostAnswer: 'Quay made the user, but its answer with the password was lost on the way. Nobody knows the password.',
    lostAlreadyShown:
      'The user was made by an earlier attempt of yours. Its password went out with that answer, and the console keeps no copy.',
    lostNext: 'Set a new password and hand that one over.',
    unknownTitle: 'It is not known whether {{name}} was created',
    checkFound: '{{name}} is there now. If it was this attempt that made the user, the password is lost.',
    checkNotFound: 'Quay has no user named {{name}}. The user was not created; it can be tried again.',
  },

  nameAdvice: {
    short: 'The name is too short: Quay wants at least 2 characters.',
    long: 'The name is too long: Quay takes at most 255 characters.',
    capitals: 'The name has capital letters, which Quay does not take.',
    space: 'The name has a space, which Quay does not take.',
    letter: 'The name has “{{character}}”; Quay takes only the letters a to z.',
    character: 'The name has “{{character}}”, which Quay does not take.',
    edge: 'The name begins or ends with “{{character}}”; a letter or digit has to stand there.',
    doubled: 'The name has “{{character}}”: two separators may not follow each other.',
    use: 'Use {{name}}',
  },

  sources: {
    title: 'Where users come from',
    action: 'Where users come from',
    LDAP: 'The users of this registry come from an LDAP directory. Whoever is in the directory, and passes the filter in Quay’s configuration (LDAP_USER_FILTER), signs in to Quay with the password of the directory; Quay makes the user at the first sign-in.',
    OIDC: 'The users of this registry come from an OpenID Connect provider. Whoever may use the application at the provider signs in to Quay through it; Quay makes the user at the first sign-in.',
    JWT: 'The users of this registry come from a JWT service of your own. Whoever that service knows signs in to Quay with its password; Quay makes the user at the first sign-in.',
    Keystone:
      'The users of this registry come from Keystone. Whoever is known there signs in to Quay with that password; Quay makes the user at the first sign-in.',
    AppToken:
      'This registry takes application tokens only. Quay makes no users through its API in this mode; they have to be there already.',
    unknown:
      'The users of this registry come from outside Quay. Quay makes a user at the first sign-in; it makes none through its API.',
    next: 'So add the person there, and let them sign in to Quay once. Then they stand in this list after it was read again.',
    passwordNext: 'A password is changed there too. Disabling and enabling works here all the same.',
  },

  detail: {
    factsTitle: 'Account',
    stateEnabled: 'Enabled: signs in, pushes and pulls.',
    stateUnverified: 'Enabled, but Quay lets the user in only once the e-mail address is confirmed.',
    stateDisabled: 'Disabled: no sign-in; tokens, sessions and robot accounts of the user do not work.',
    verifiedYes: 'Yes',
    verifiedNo: 'No',
    kindNone: 'A user like others',
    kindSuperuser: 'Superuser: may do everything in this registry. Quay refuses every change to a superuser.',
    kindReadOnly: 'Read-only superuser: may read everything in this registry.',
    howToSuperuser: 'How to make a superuser',
    howToNoSuperuser: 'How this is decided',
    emailMasked: 'Your role sees addresses masked.',
    consoleAccount: 'The console works with this account',
    changesEmpty: 'Nothing was done to this user through the console.',
    goneTitle: 'Quay has no user named {{name}}',
    goneBody: 'The user was deleted, or renamed, or never was there.',
    backToList: 'Back to the list',
  },

  actions: {
    enable: 'Enable',
    disable: 'Disable',
    changeEmail: 'Change e-mail',
    setPassword: 'Set password',
    sendRecoveryMail: 'Send recovery mail',
    delete: 'Delete {{name}}',
  },

  toasts: {
    disabled: '{{name}} was disabled',
    enabled: '{{name}} was enabled',
    emailChanged: 'The e-mail of {{name}} was changed, and counts as verified',
    passwordSet: 'A new password was set for {{name}}',
    recoverySent: 'Quay sent a recovery mail to {{name}}',
    deleted: '{{name}} was deleted',
    disableFailed: '{{name}} was not disabled',
    enableFailed: '{{name}} was not enabled',
    recoveryFailed: 'The recovery mail was not sent',
    nowEnabled: '{{name}} is enabled now',
    nowDisabled: '{{name}} is disabled now',
    nowGone: 'Quay has no user named {{name}} any more',
    readAgainFailed: 'The refresh did not start',
  },

  unresolved: {
    enable: 'It is not known whether {{name}} was enabled',
    disable: 'It is not known whether {{name}} was disabled',
    sendRecoveryMail: 'It is not known whether a recovery mail went to {{name}}',
    mailNext:
      'Quay’s answer was lost on the way, and Quay does not tell what it mailed. Sending it again does no harm.',
  },

  email: {
    title: 'Change the e-mail of {{name}}',
    label: 'New e-mail',
    current: 'Now: {{email}}',
    currentNone: 'The user has no e-mail address now.',
    note: 'Quay sends no message about it and takes the new address as verified.',
    submit: 'Change e-mail',
    unknownTitle: 'It is not known whether the e-mail was changed',
    checked: 'Quay says: the e-mail is {{email}} now. If that is not the new one, it can be tried again.',
  },

  password: {
    title: 'Set a new password for {{name}}',
    way: 'How the password is made',
    generated: 'Let the console make it',
    generatedNote: 'A long random one, shown once.',
    typed: 'Type it',
    label: 'New password',
    rule: 'At least 8 characters, no spaces.',
    short: 'The password is too short: Quay wants at least 8 characters.',
    space: 'The password has a space, which Quay does not take.',
    long: 'The password is too long: at most 255 characters.',
    effect:
      'The present password stops working at once, and so do the sessions of the user. Tokens made before still work.',
    submit: 'Set password',
    doneTitle: 'The new password of {{name}}',
    lostTitle: 'The new password of {{name}} is lost',
    lostAnswer: 'Quay took a new password, but the answer was lost on the way. Nobody knows the password.',
    lostAlreadyShown:
      'The password was set by an earlier attempt of yours. It went out with that answer, and the console keeps no copy.',
    lostNext: 'Set another one.',
    again: 'Set a new password',
    unknownTitle: 'It is not known whether the password was set',
    unknownNext: 'Set a password once more; the last one that Quay takes counts.',
  },

  remove: {
    title: 'Delete {{name}}',
    intro: 'This cannot be undone. What is lost:',
    repositories: 'the repositories in the namespace {{name}}, with all their tags and images',
    robots: 'the robot accounts of {{name}}; whatever signs in with them stops working',
    memberships:
      'the memberships in teams, and organizations of which {{name}} is the only administrator are left without one',
    tokens: 'the tokens, application passwords and sessions of {{name}}',
    reserved: 'The name {{name}} stays reserved until Quay has purged the data; the e-mail address is free at once.',
    comesBack:
      'The users come from {{type}}: whoever is still known there comes back as a new user with the next sign-in after the purge.',
    alternative: 'Disabling keeps everything and can be undone.',
    submit: 'Delete {{name}}',
    unknownTitle: 'It is not known whether {{name}} was deleted',
    checkStillThere: '{{name}} is still there: the user was not deleted, and it can be tried again.',
  },

  superuserHelp: {
    title: 'How {{name}} becomes a superuser',
    titleNo: 'How {{name}} stops being a superuser',
    lead: 'Quay decides this by its configuration, not by its API; no console can change it.',
    account: 'The account has to be there first. {{name}} is.',
    Database:
      'Add {{name}} to the list SUPER_USERS in Quay’s config.yaml; for a read-only superuser, to GLOBAL_READONLY_SUPER_USERS.',
    LDAP: 'Change the person’s entry in the directory, or LDAP_SUPERUSER_FILTER in Quay’s config.yaml, so that the filter matches {{name}}; for a read-only superuser, LDAP_GLOBAL_READONLY_SUPERUSER_FILTER. The lists SUPER_USERS and GLOBAL_READONLY_SUPER_USERS count too.',
    OIDC: 'At the provider, put {{name}} into the group that SUPERUSER_GROUP in Quay’s config.yaml names; for a read-only superuser, GLOBAL_READONLY_SUPERUSER_GROUP. The lists SUPER_USERS and GLOBAL_READONLY_SUPER_USERS count too.',
    DatabaseNo: 'Take {{name}} out of the lists SUPER_USERS and GLOBAL_READONLY_SUPER_USERS in Quay’s config.yaml.',
    LDAPNo:
      'Change the person’s entry in the directory, or LDAP_SUPERUSER_FILTER and LDAP_GLOBAL_READONLY_SUPERUSER_FILTER in Quay’s config.yaml, so that no filter matches {{name}}. Take the name out of the lists SUPER_USERS and GLOBAL_READONLY_SUPER_USERS too.',
    OIDCNo:
      'At the provider, take {{name}} out of the groups that SUPERUSER_GROUP and GLOBAL_READONLY_SUPERUSER_GROUP in Quay’s config.yaml name. Take the name out of the lists SUPER_USERS and GLOBAL_READONLY_SUPER_USERS too.',
    restart: 'Restart Quay if its configuration was changed; it reads it at the start.',
    signIn: 'Let {{name}} sign in to Quay once; it reads the groups at each sign-in.',
    check: 'Check that it took effect.',
    checkAgain: 'Check again',
    checking: 'Asking Quay…',
    nowNone: 'Quay says: {{name}} is a user like others.',
    nowSuperuser: 'Quay says: {{name}} is a superuser.',
    nowReadOnly: 'Quay says: {{name}} is a read-only superuser.',
    checkedAt: 'Checked at {{time}}',
  },
} as const
