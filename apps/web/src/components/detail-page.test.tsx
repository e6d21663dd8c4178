// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { exampleMe } from '../../testing/example-me.ts'
import { renderPart } from '../../testing/render-part.tsx'
import type { Feature } from '../lib/feature.ts'
import { DetailPage } from './detail-page.tsx'

const logs: Feature = {
  parts: {
    user: {
      sections: [{ key: 'last', operation: 'usage-log.list', Component: ({ name }) => <p>{name} pulled an image</p> }],
      tabs: [
        {
          key: 'logs',
          operation: 'usage-log.list',
          label: () => 'Usage logs',
          Component: ({ name }) => <p>logs of {name}</p>,
        },
        { key: 'exports', operation: 'usage-log.export', label: () => 'Exports', Component: () => <p>exports</p> },
      ],
    },
  },
}

const me = exampleMe({ capabilities: { 'usage-log.list': { isAllowed: true, needsStepUp: false } } })

const showPage = (address: string, features: readonly Feature[] = [logs]) =>
  renderPart(
    <DetailPage
      kind="user"
      target={{ name: 'maria' }}
      title="maria"
      tabLink={(tab) => ({ to: tab === undefined ? '/users/maria' : `/users/maria/${tab}` }) as never}
      tabs={[{ key: 'robots', label: 'Robots', content: <p>no robots</p> }]}
    >
      <p>the account</p>
    </DetailPage>,
    { me, features, address, path: '/users/maria/{-$tab}' },
  )

afterEach(cleanup)

it('shows the overview with what other features add to it, and tabs that are links', async () => {
  const { user, address } = await showPage('/users/maria')
  expect(await screen.findByText('the account')).toBeTruthy()
  expect(screen.getByText('maria pulled an image')).toBeTruthy()
  const tabs = await screen.findAllByRole('link')
  expect(tabs.map((tab) => [tab.textContent, tab.getAttribute('href')])).toEqual([
    ['Overview', '/users/maria'],
    ['Robots', '/users/maria/robots'],
    ['Usage logs', '/users/maria/logs'],
  ])
  expect(tabs.map((tab) => tab.getAttribute('aria-current'))).toEqual(['page', null, null])
  const [, , logsTab] = tabs
  if (logsTab !== undefined) await user.click(logsTab)
  expect(await screen.findByText('logs of maria')).toBeTruthy()
  expect(address()).toBe('/users/maria/logs')
  expect(screen.queryByText('the account')).toBeNull()
})

it('has no tab for what the role may not see', async () => {
  await showPage('/users/maria/exports')
  expect(await screen.findByRole('heading', { level: 1 })).toBeTruthy()
  expect(screen.queryByText('exports')).toBeNull()
  expect(screen.queryByText('the account')).toBeNull()
})
