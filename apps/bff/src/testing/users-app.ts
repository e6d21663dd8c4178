import { listUsers, readUser } from '@quaymaster/contracts/users'
import type { UserList } from '@quaymaster/contracts/users'
import type { RouteQuery } from '@quaymaster/contracts/route'
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

/** Waits until a whole pass over all people has been made and none runs. */
export async function untilRead({ app }: TestApp): Promise<void> {
  await until(() => {
    const { state, isReading } = app.usersCatalog.progress()
    return state === 'complete' && !isReading
  })
}

/** Has everybody read once more, and waits for it. */
export async function readEverybody(testApp: TestApp): Promise<void> {
  const { usersCatalog } = testApp.app
  await until(() => !usersCatalog.progress().isReading)
  const { completedAt } = usersCatalog.progress()
  usersCatalog.readAgain()
  await until(() => !usersCatalog.progress().isReading && usersCatalog.progress().completedAt !== completedAt)
}

export const list = (client: TestClient, query: RouteQuery<typeof listUsers> = {}): Promise<TestAnswer<UserList>> =>
  client.call(listUsers, { query })

export const read = (client: TestClient, name: string, fresh?: 'true' | 'false') =>
  client.call(readUser, { params: { name }, query: fresh === undefined ? {} : { fresh } })
