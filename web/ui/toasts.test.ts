import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { announcements } from './announcements.ts'
import { createToasts } from './toasts.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const titles = (toasts: ReturnType<typeof createToasts>) => toasts.get().map((t) => t.title)

describe('toasts', () => {
  it('leave by themselves, the longer the text the later, never under four seconds', () => {
    const toasts = createToasts()
    toasts.add({ variant: 'success', title: 'Copied' })
    toasts.add({ variant: 'success', title: 'Nine words take four and a half whole seconds' })
    vi.advanceTimersByTime(3999)
    expect(toasts.get()).toHaveLength(2)
    vi.advanceTimersByTime(1)
    expect(titles(toasts)).toEqual(['Nine words take four and a half whole seconds'])
    vi.advanceTimersByTime(500)
    expect(toasts.get()).toEqual([])
  })

  it('stay while they offer an action, until dismissed', () => {
    const toasts = createToasts()
    const action = { label: 'Undo', onAction: () => {} }
    const id = toasts.add({ variant: 'neutral', title: 'Deleted', action })
    vi.advanceTimersByTime(3_600_000)
    expect(titles(toasts)).toEqual(['Deleted'])
    toasts.dismiss(id)
    expect(toasts.get()).toEqual([])
  })

  it('stand still while paused, and go on with the time they had left', () => {
    const toasts = createToasts()
    toasts.add({ variant: 'success', title: 'Copied', timeout: 4000 })
    vi.advanceTimersByTime(3000)
    toasts.pause()
    toasts.add({ variant: 'success', title: 'Added while paused', timeout: 500 })
    vi.advanceTimersByTime(60_000)
    expect(toasts.get()).toHaveLength(2)
    toasts.resume()
    vi.advanceTimersByTime(500)
    expect(titles(toasts)).toEqual(['Copied'])
    vi.advanceTimersByTime(500)
    expect(toasts.get()).toEqual([])
  })

  it('come newest first', () => {
    const toasts = createToasts()
    for (const title of ['a', 'b']) toasts.add({ variant: 'success', title })
    expect(titles(toasts)).toEqual(['b', 'a'])
  })

  it('take the place of an older one about the same', () => {
    const toasts = createToasts()
    toasts.add({ variant: 'success', title: 'a is private', about: 'a' })
    toasts.add({ variant: 'success', title: 'b is private', about: 'b' })
    toasts.add({ variant: 'success', title: 'a is public', about: 'a' })
    expect(titles(toasts)).toEqual(['a is public', 'b is private'])
  })

  it('change in place, and start their time anew', () => {
    const toasts = createToasts()
    const id = toasts.add({ variant: 'neutral', title: 'Deleting…', timeout: null })
    toasts.add({ variant: 'neutral', title: 'Other', timeout: null })
    toasts.update(id, { variant: 'success', title: 'Deleted', timeout: 4000 })
    expect(titles(toasts)).toEqual(['Other', 'Deleted'])
    vi.advanceTimersByTime(4000)
    expect(titles(toasts)).toEqual(['Other'])
  })

  it('are spoken once each, failures at once and with their kind', () => {
    const toasts = createToasts()
    toasts.add({
      variant: 'neutral',
      title: 'Deleted “a.jpg”',
      action: { label: 'Undo', onAction: () => {} },
    })
    expect(announcements.polite.get().text).toBe(
      'Deleted “a.jpg”. Undo is in the notifications; press F6 to go there.',
    )
    toasts.add({ variant: 'error', title: 'Not renamed', body: 'Another asset has this path.' })
    expect(announcements.assertive.get().text).toBe(
      'Error: Not renamed. Another asset has this path.',
    )
  })
})
