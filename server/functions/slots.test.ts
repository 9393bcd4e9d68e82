import { expect, it } from 'vitest'
import { FunctionsBusy } from './port.ts'
import { Slots } from './slots.ts'

it('lets in as many as may act, then those who wait, in their order', async () => {
  const slots = new Slots(2, 2)
  const entered: number[] = []
  const enter = async (who: number) => {
    await slots.enter()
    entered.push(who)
  }
  const all = [enter(1), enter(2), enter(3), enter(4)]
  await Promise.all(all.slice(0, 2))
  expect(entered).toEqual([1, 2])
  await expect(slots.enter()).rejects.toBeInstanceOf(FunctionsBusy)
  slots.leave()
  await all[2]
  expect(entered).toEqual([1, 2, 3])
  slots.leave()
  await all[3]
  slots.leave()
  slots.leave()
  await Promise.all([slots.enter(), slots.enter()])
})
