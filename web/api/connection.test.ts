import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Unreachable } from './errors.ts'
import { connection, watchConnection } from './connection.ts'

beforeEach(() => {
  vi.useFakeTimers()
  connection.set('reachable')
})
afterEach(() => {
  vi.useRealTimers()
})

it('probes at growing intervals while Hangar is lost, and tells once it is found', async () => {
  let answers = false
  const probe = vi.fn<() => Promise<void>>(() => {
    if (!answers) return Promise.reject(new Unreachable())
    connection.set('reachable')
    return Promise.resolve()
  })
  const onFound = vi.fn<() => void>()
  const stop = watchConnection(probe, onFound)

  await vi.advanceTimersByTimeAsync(60_000)
  expect(probe).not.toHaveBeenCalled()

  connection.set('lost')
  await vi.advanceTimersByTimeAsync(7000)
  expect(probe).toHaveBeenCalledTimes(3)
  expect(onFound).not.toHaveBeenCalled()

  answers = true
  await vi.advanceTimersByTimeAsync(8000)
  expect(probe).toHaveBeenCalledTimes(4)
  expect(onFound).toHaveBeenCalledTimes(1)

  await vi.advanceTimersByTimeAsync(60_000)
  expect(probe).toHaveBeenCalledTimes(4)
  stop()
})

it('stops probing when another request finds Hangar, or when told to', async () => {
  const probe = vi.fn<() => Promise<void>>(() => Promise.reject(new Unreachable()))
  const onFound = vi.fn<() => void>()
  const stop = watchConnection(probe, onFound)

  connection.set('lost')
  connection.set('reachable')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(probe).not.toHaveBeenCalled()
  expect(onFound).toHaveBeenCalledTimes(1)

  connection.set('lost')
  stop()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(probe).not.toHaveBeenCalled()
})
