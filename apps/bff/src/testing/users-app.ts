import { listUsers, readUser } from '@quaymaster/contracts/users'
import type { UserList } from '@quaymaster/contracts/users'
import type { RouteQuery } from '@quaymaster/contracts/route'
import { usersKind } from '../features/users/inventory.ts'
import type { UserRows } from '../features/users/inventory.ts'
import { until } from './quay-parts.ts'
import { startTestApp } from './start-test-app.ts'
import type { TestApp, TestAppOptions } from './start-test-app.ts'
import type { TestAnswer, TestClient } from './test-client.ts'

/** The application once everybody of the registry has been read. */
export async function startUsersApp(options: TestAppOptions = {}): Promise<TestApp> {
  const testApp = await startTestApp(options)
  await untilRead(testApp)
  return testApp
}

/** Waits until all users have been read and none are being read. */
export async function untilRead({ app }: TestApp): Promise<void> {
  await until(() => {
    const { state, isReading } = app.inventory.progress('users')
    return state === 'complete' && !isReading
  })
}

/** The users of the inventory. */
export const storedUsers = ({ app }: TestApp): UserRows => app.inventory.of(usersKind)

/** Has everybody read once more, and waits for it. */
export async function readEverybody(testApp: TestApp): Promise<void> {
  const users = storedUsers(testApp)
  await until(() => !users.progress().isReading)
  const { completedAt } = users.progress()
  users.refresh()
  await until(() => !users.progress().isReading && users.progress().completedAt !== completedAt)
}

export const list = (client: TestClient, query: RouteQuery<typeof listUsers> = {}): Promise<TestAnswer<UserList>> =>
  client.call(listUsers, { query })

export const read = (client: TestClient, name: string, fresh?: 'true' | 'false') =>
  client.call(readUser, { params: { name }, query: fresh === undefined ? {} : { fresh } })
