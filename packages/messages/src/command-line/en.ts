/** What the programs print. */
export const commandLine = {
  usage: `Usage: quaymaster COMMAND

  config check              every setting, where it comes from, and what is wrong
  audit verify [--head SEQUENCE:MAC]
                            whether the audit trail is complete and unchanged
  audit export              the audit trail, one JSON object a line`,
  unknownCommand: 'There is no command “{{command}}”.',
  ready: 'Quaymaster is ready at {{url}}',
  demoTitle: 'Demo sign-ins',
  demoHead: { role: 'Role', name: 'Name', password: 'Password' },
  setUpCode: 'Nobody has an account yet. Open {{url}} and enter this set-up code within {{minutes}} minutes:',
  setUpFile: 'The code also stands in {{path}}.',
  stopping: 'Stopping. A second signal ends at once.',
  portTaken: 'The address {{address}} is taken by another program. Set QUAYMASTER_LISTEN to another one.',
  dataDirInUse:
    'Another console is running on the data directory {{path}}. Stop it first, or set QUAYMASTER_DATA_DIR to another directory.',
  storeTooNew:
    'The data directory was written by a newer Quaymaster (version {{version}} of its tables, this program knows {{known}}). Start that one, or restore an older copy.',
  unsupportedRegistry: 'The registry {{host}} has no routes for superusers, so this console cannot work with it.',
  startFailed: 'Quaymaster could not start: {{reason}}.',
  moreProblems: '{{line}} (and {{count}} more: “quaymaster config check” lists them all)',
  config: {
    head: { setting: 'Setting', value: 'Value', source: 'Source' },
    sources: { environment: 'environment', file: 'file', default: 'default' },
    set: 'set',
    unset: 'not set',
    good: 'The configuration is good.',
    demo: 'The configuration is good: no Quay is set, so “start” runs the demo.',
    problem: '{{setting}}: {{reason}}',
  },
  reasons: {
    unknown_setting: 'there is no such setting',
    unknown_key: 'there is no such key in the configuration file',
    value_empty: 'it is set to nothing; leave it out instead',
    value_illegal: 'the value must be a text, a number or a list of texts',
    url_illegal: 'an address is http:// or https:// with a host and maybe a port, and nothing more',
    quay_io: 'quay.io is a hosted registry without routes for superusers; this console needs a Quay of your own',
    quay_url_missing:
      'other settings speak of a real registry, but its address is not set; without any of them the demo would start',
    token_missing: 'neither a token for changing nor one for reading is given',
    tokens_equal: 'the token for reading is the same as the one for changing',
    token_malformed: 'the file does not hold one token of 20 to 4096 printable characters',
    file_missing: 'there is no such file',
    file_unreadable: 'the file cannot be read, or is too large',
    file_mode_wide: 'others may read this file; give it mode 0440 or tighter',
    file_not_json: 'the file is not a JSON object',
    ca_malformed: 'the file does not hold a certificate in PEM',
    listen_illegal: 'an address to listen on is HOST:PORT or PORT',
    demo_not_loopback: 'the demo listens on 127.0.0.1 only; set QUAYMASTER_QUAY_URL for a real registry',
    public_url_missing: 'beyond loopback the address that browsers use must be set',
    public_url_not_https: 'browsers must come by https, or by loopback',
    proxies_missing:
      'with an https address something in front ends TLS; name its address here, or nobody could sign in',
    proxies_illegal: 'a list of addresses or networks, such as 10.0.0.0/8; never “true” or a number',
    number_illegal: 'not a number in the allowed range',
    time_zone_unknown: 'no such time zone; an example is Europe/Berlin',
    quiet_hours_illegal: 'a time range with a rate, such as 22:00-06:00=5',
    database_not_yet: 'PostgreSQL comes with several instances, which this version does not have yet; leave it out',
    data_dir_unusable: 'the directory cannot be written to',
    keyring_malformed: 'a keyring names its active key and holds different keys of at least 32 bytes in base64',
    log_level_unknown: 'one of trace, debug, info, warn, error, fatal, silent',
    clock_wrong: 'the clock of this machine is behind the making of this program',
  },
  audit: {
    good: 'The audit trail is complete and unchanged: {{rows}} rows.',
    head: 'Newest row {{sequence}}, seal {{mac}}',
    missing: 'There is no audit trail in {{path}}.',
    headIllegal: 'A head is SEQUENCE:MAC, as the log has it.',
    faults: {
      changed: 'Row {{sequence}}: was changed after it was written.',
      broken: 'Row {{sequence}}: does not follow the row before it.',
      missing: 'Row {{sequence}}: is missing.',
      truncated: 'Row {{sequence}} and those after it: were cut off.',
      'other-trail': 'Row {{sequence}}: this is not the trail that belongs here.',
      'key-unknown': 'Row {{sequence}}: was sealed with a key that the keyring does not hold.',
    },
  },
} as const
