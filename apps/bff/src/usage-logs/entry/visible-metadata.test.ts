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

test('the help desk sees names and states, and no unknown field', () => {
  const seen = { repo: 'web', tag: '1.4', username: 'maria', member: 'i***@example.org' }
  expect(visibleMetadata('pull_repo', metadata, 'masked')).toEqual(seen)
})

test('names of tags and repositories stay readable where they look like an address, and free text does not', () => {
  const written = {
    repo: '10.0.0.1',
    tag: '1.2.3.4',
    docker_tags: ['1.2.3.4', 'latest'],
    username: '10.1.2.3',
    description: 'ask bob@example.org at 198.51.100.7',
    message: 'dial tcp [2001:db8::5]:443: refused',
    value: { nested: ['198.51.100.7'] },
  }
  expect(visibleMetadata('set_repo_description', written, 'masked')).toEqual({
    ...written,
    description: 'ask b***@example.org at ***',
    message: 'dial tcp [***: refused',
    value: { nested: ['***'] },
  })
  expect(visibleMetadata('set_repo_description', written, 'full')).toEqual(written)
})

test('what was typed as a name at a failed sign-in is masked, too', () => {
  const typed = { username: '198.51.100.7', robot: '198.51.100.8' }
  expect(visibleMetadata('login_failure', typed, 'masked')).toEqual({ username: '***', robot: '***' })
})

test('other roles see every key but secrets', () => {
  const { external_registry_password: _secret, ...rest } = metadata
  expect(visibleMetadata('pull_repo', metadata, 'full')).toEqual(rest)
  expect(
    visibleMetadata('setup_repo_trigger', { config: { url: 'https://x/secret' }, service: 'github' }, 'full'),
  ).toEqual({
    service: 'github',
  })
})
