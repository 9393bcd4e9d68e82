import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { after, atNextFrame, createCoalescer } from './coalescer.ts'

const run = vi.fn<() => void>()

beforeEach(() => {
  vi.useFakeTimers()
  run.mockClear()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const create = () => createCoalescer(run, { schedule: after(100) })

describe('a coalescer', () => {
  it('makes one run of many wishes, and another of later ones', () => {
    const { request } = create()
    for (let wish = 0; wish < 1000; wish += 1) request()
    expect(run).not.toHaveBeenCalled()
    vi.advanceTimersByTime(100)
    expect(run).toHaveBeenCalledOnce()
    vi.advanceTimersByTime(1000)
    expect(run).toHaveBeenCalledOnce()
    request()
    vi.advanceTimersByTime(100)
    expect(run).toHaveBeenCalledTimes(2)
  })

  it('takes a wish that its own run makes', () => {
    const { request } = create()
    run.mockImplementationOnce(request)
    request()
    vi.advanceTimersByTime(200)
    expect(run).toHaveBeenCalledTimes(2)
  })

  it('runs at once when flushed, but only if a run is wanted', () => {
    const { request, flush } = create()
    flush()
    expect(run).not.toHaveBeenCalled()
    request()
    flush()
    vi.advanceTimersByTime(100)
    expect(run).toHaveBeenCalledOnce()
  })

  it('forgets a wish', () => {
    const { request, cancel } = create()
    request()
    cancel()
    vi.advanceTimersByTime(100)
    expect(run).not.toHaveBeenCalled()
    request()
    vi.advanceTimersByTime(100)
    expect(run).toHaveBeenCalledOnce()
  })
})

describe('the schedule of frames', () => {
  const frames = new Map<number, () => void>()
  const draw = () => {
    for (const [id, frame] of frames) if (frames.delete(id)) frame()
  }
  beforeEach(() => {
    let last = 0
    frames.clear()
    vi.stubGlobal('requestAnimationFrame', (frame: () => void) => {
      frames.set((last += 1), frame)
      return last
    })
    vi.stubGlobal('cancelAnimationFrame', (id: number) => frames.delete(id))
  })

  it('runs with the next frame, once', () => {
    atNextFrame(run)
    draw()
    expect(run).toHaveBeenCalledOnce()
    vi.advanceTimersByTime(1000)
    expect(run).toHaveBeenCalledOnce()
  })

  it('runs without a frame while the page is hidden, once', () => {
    atNextFrame(run)
    vi.advanceTimersByTime(100)
    draw()
    expect(run).toHaveBeenCalledOnce()
  })

  it('can be called off', () => {
    atNextFrame(run)()
    draw()
    vi.advanceTimersByTime(1000)
    expect(run).not.toHaveBeenCalled()
  })
})
