import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { latePart, preloadAtIdle } from './late-part.ts'

type FetchPart = () => Promise<string>

const offline = new TypeError('Failed to fetch dynamically imported module: /assets/Table.js')

describe('a late part', () => {
  it('is away until it is loaded, and then here', async () => {
    const late = latePart(async () => 'table')
    const onChange = vi.fn<() => void>()
    late.subscribe(onChange)
    expect(late.get()).toEqual({ kind: 'away' })
    await late.load()
    expect(late.get()).toEqual({ kind: 'here', part: 'table' })
    expect(onChange).toHaveBeenCalledOnce()
  })

  it('is fetched once, however often it is asked for', async () => {
    const fetchPart = vi.fn<FetchPart>(async () => 'table')
    const late = latePart(fetchPart)
    late.preload()
    await Promise.all([late.load(), late.load()])
    await late.load()
    expect(fetchPart).toHaveBeenCalledOnce()
  })

  it('is missing when it was needed and could not be fetched', async () => {
    const late = latePart(() => Promise.reject(offline))
    await expect(late.load()).rejects.toBe(offline)
    expect(late.get()).toEqual({ kind: 'missing' })
  })

  it('is only away when nobody needed it yet', async () => {
    const fetchPart = vi.fn<FetchPart>(() => Promise.reject(offline))
    const late = latePart(fetchPart)
    late.preload()
    await expect.poll(() => fetchPart.mock.settledResults[0]?.type).toBe('rejected')
    expect(late.get()).toEqual({ kind: 'away' })
  })

  it('is fetched anew when it is needed again', async () => {
    const fetchPart = vi.fn<FetchPart>(async () => 'table').mockRejectedValueOnce(offline)
    const late = latePart(fetchPart)
    await expect(late.load()).rejects.toBe(offline)
    const again = late.load()
    expect(late.get()).toEqual({ kind: 'away' })
    await again
    expect(late.get()).toEqual({ kind: 'here', part: 'table' })
  })
})

describe('preloadAtIdle', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('fetches every part once the browser is idle, and no failure stops the others', () => {
    const requestIdle = vi.fn<(callback: () => void) => void>()
    vi.stubGlobal('requestIdleCallback', requestIdle)
    const [broken, sound] = [
      vi.fn<FetchPart>(() => Promise.reject(offline)),
      vi.fn<FetchPart>(async () => 'menu'),
    ]
    latePart(broken)
    latePart(sound)
    preloadAtIdle()
    expect(broken).not.toHaveBeenCalled()
    requestIdle.mock.lastCall?.[0]()
    expect(broken).toHaveBeenCalledOnce()
    expect(sound).toHaveBeenCalledOnce()
  })

  it('waits a while where the browser does not tell when it is idle', () => {
    const fetchPart = vi.fn<FetchPart>(async () => 'menu')
    latePart(fetchPart)
    preloadAtIdle()
    expect(fetchPart).not.toHaveBeenCalled()
    vi.runAllTimers()
    expect(fetchPart).toHaveBeenCalledOnce()
  })
})
