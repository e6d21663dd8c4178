/** What can be wrong with a setting; each has a sentence in `commandLine.reasons`. */
export type ConfigReason =
  | 'unknown_setting'
  | 'unknown_key'
  | 'value_empty'
  | 'value_illegal'
  | 'url_illegal'
  | 'quay_io'
  | 'quay_url_missing'
  | 'token_missing'
  | 'tokens_equal'
  | 'token_malformed'
  | 'file_missing'
  | 'file_unreadable'
  | 'file_mode_wide'
  | 'file_not_json'
  | 'ca_malformed'
  | 'listen_illegal'
  | 'demo_not_loopback'
  | 'public_url_missing'
  | 'public_url_not_https'
  | 'proxies_missing'
  | 'proxies_illegal'
  | 'number_illegal'
  | 'time_zone_unknown'
  | 'quiet_hours_illegal'
  | 'database_not_yet'
  | 'data_dir_unusable'
  | 'keyring_malformed'
  | 'log_level_unknown'
  | 'clock_wrong'

/** `setting` is the name in the environment, or the key of the file. Never holds a value that may be secret. */
export type ConfigProblem = { setting: string; reason: ConfigReason; params?: Record<string, string | number> }

/** The configuration cannot be used; `problems` says why, one entry for each wrong setting. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly ConfigProblem[]

  constructor(problems: readonly ConfigProblem[]) {
    super(problems.map((problem) => `${problem.setting}: ${problem.reason}`).join('; '))
    this.problems = problems
  }
}
