import { expect, test } from 'vitest'
import { visibleMetadata } from './visible-metadata.ts'

const metadata = {
  repo: 'web',
  tag: '1.4',
  username: 'maria',
  member: 'invited@example.org',
  'user-agent': 'docker/27.0',
  oauth_token_application: 'console',
  resolved_ip: { country_iso_code: 'JP' },
  external_registry_password: '********',
  key_of_tomorrow: 'x',
}

test('the help desk sees names and states, and nothing that nobody thought of', () => {
  expect(visibleMetadata('pull_repo', metadata, 'help-desk')).toEqual({ repo: 'web', tag: '1.4', username: 'maria' })
})

test('other roles see every key but secrets', () => {
  const { external_registry_password: _secret, ...rest } = metadata
  expect(visibleMetadata('pull_repo', metadata, 'auditor')).toEqual(rest)
  expect(
    visibleMetadata('setup_repo_trigger', { config: { url: 'https://x/secret' }, service: 'github' }, 'administrator'),
  ).toEqual({
    service: 'github',
  })
})
