import { describe, expect, it, vi } from 'vitest'
import { createBreather } from './breather.ts'

describe('a breather', () => {
  it('lets others go first after 8 ms of work, and not before', async () => {
    let time = 0
    const nextTask = vi.fn<() => Promise<void>>(async () => {})
    const breathe = createBreather({ now: () => time, nextTask })
    for (let step = 0; step < 100; step += 1) {
      time += 1
      await breathe()
    }
    expect(nextTask).toHaveBeenCalledTimes(12)
  })

  it('counts from when it was back', async () => {
    let time = 0
    const nextTask = vi.fn<() => Promise<void>>(async () => {
      time += 1000
    })
    const breathe = createBreather({ now: () => time, nextTask })
    time = 9
    await breathe()
    await breathe()
    expect(nextTask).toHaveBeenCalledOnce()
  })

  it('is taken by loops that go side by side together', async () => {
    let time = 0
    const nextTask = vi.fn<() => Promise<void>>(async () => {})
    const breathe = createBreather({ now: () => time, nextTask })
    time = 9
    await Promise.all([breathe(), breathe(), breathe()])
    expect(nextTask).toHaveBeenCalledOnce()
    time = 18
    await breathe()
    expect(nextTask).toHaveBeenCalledTimes(2)
  })

  it('comes back in another task', async () => {
    let time = 0
    const breathe = createBreather({ now: () => time })
    const order: string[] = []
    setTimeout(() => order.push('another task'))
    time = 100
    await breathe()
    order.push('the loop')
    expect(order).toEqual(['another task', 'the loop'])
  })
})
