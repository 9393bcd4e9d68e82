import { afterEach, expect, test, vi } from 'vitest'
import { createEvents } from './events.ts'
import type { CatalogEvent } from './port.ts'

const event: CatalogEvent = { type: 'variables', environmentSid: 'ZE' }

afterEach(() => {
  vi.unstubAllGlobals()
})

test('a listener that fails keeps no other from hearing, and its fault comes out later', () => {
  const later: (() => void)[] = []
  vi.stubGlobal('queueMicrotask', (task: () => void) => later.push(task))
  const heard: CatalogEvent[] = []
  const events = createEvents()
  events.subscribe(() => {
    throw new Error('a fault of the listener')
  })
  events.subscribe((told) => heard.push(told))

  events.emit(event)
  expect(heard).toEqual([event])
  expect(later).toHaveLength(1)
  expect(() => later[0]?.()).toThrow('a fault of the listener')
})

test('one function that listens twice hears twice, and leaves once at a time', () => {
  let heard = 0
  const listener = () => {
    heard += 1
  }
  const events = createEvents()
  const stop = events.subscribe(listener)
  events.subscribe(listener)
  events.emit(event)
  expect(heard).toBe(2)
  stop()
  stop()
  events.emit(event)
  expect(heard).toBe(3)
})
