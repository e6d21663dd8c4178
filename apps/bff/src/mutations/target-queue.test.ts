import { expect, test } from 'vitest'
import { TargetQueue } from './target-queue.ts'

const pause = () => new Promise((resolve) => setTimeout(resolve, 5))

test('changes of one target wait for each other, those of others do not', async () => {
  const queue = new TargetQueue()
  const order: string[] = []
  const change = (target: string, name: string) =>
    queue.run(target, async () => {
      order.push(`${name} begins`)
      await pause()
      order.push(`${name} ends`)
    })
  await Promise.all([change('user maria', 'first'), change('user maria', 'second'), change('user jo', 'other')])
  expect(order.indexOf('second begins')).toBeGreaterThan(order.indexOf('first ends'))
  expect(order.indexOf('other begins')).toBeLessThan(order.indexOf('first ends'))
})

test('a change that fails lets the next one begin', async () => {
  const queue = new TargetQueue()
  const failed = queue.run('user maria', async () => {
    await pause()
    throw new Error('failed')
  })
  const next = queue.run('user maria', async () => 'done')
  await expect(failed).rejects.toThrow('failed')
  expect(await next).toBe('done')
})
