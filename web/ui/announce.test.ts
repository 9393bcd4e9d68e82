import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { announce } from './announce.ts'
import { announcements } from './announcements.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('counts the turns of a region, so that a repeated sentence is spoken again', () => {
  const before = announcements.polite.get().turn
  const alertsBefore = announcements.assertive.get().turn
  announce('Uploaded logo.png.')
  announce('Uploaded logo.png.')
  expect(announcements.polite.get()).toEqual({ text: 'Uploaded logo.png.', turn: before + 2 })
  expect(announcements.assertive.get().turn).toBe(alertsBefore)
})

it('clears old news, but not what was said since', () => {
  announce('Uploading logo.png.')
  vi.advanceTimersByTime(9000)
  announce('Uploaded logo.png.')
  vi.advanceTimersByTime(9000)
  expect(announcements.polite.get().text).toBe('Uploaded logo.png.')
  vi.advanceTimersByTime(1000)
  expect(announcements.polite.get().text).toBe('')
})
