import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { LogPage } from '../../../../contract/logs.ts'
import { createLogFeed, type LogFeed, type LogFeedDeps } from './log-feed.ts'
import { logPageSample } from './log-samples.ts'

const fetchPage = vi.fn<LogFeedDeps['fetchPage']>()
let feed: LogFeed
const shown = () => feed.get().lines.map(({ message }) => message)

/** A full page of lines, from this number on. */
const many = (from: number) => logPageSample(Array.from({ length: 100 }, (_, at) => from + at))

beforeEach(() => {
  vi.useFakeTimers()
  fetchPage.mockReset()
  feed = createLogFeed({ fetchPage })
})
afterEach(() => {
  feed.stop()
  vi.useRealTimers()
})

it('begins with the newest lines, the newest last', async () => {
  fetchPage.mockResolvedValue(logPageSample([1, 2, 3]))
  await feed.start()
  expect(shown()).toEqual(['line 1', 'line 2', 'line 3'])
  await feed.start()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(fetchPage).toHaveBeenCalledTimes(1)
})

it('goes back page by page until there is none', async () => {
  fetchPage.mockResolvedValueOnce(logPageSample([3, 4], 'older'))
  await feed.start()
  fetchPage.mockResolvedValueOnce(logPageSample([1, 2]))
  await feed.loadOlder()
  expect(fetchPage).toHaveBeenLastCalledWith({ cursor: 'older' })
  expect(shown()).toEqual(['line 1', 'line 2', 'line 3', 'line 4'])
  await feed.loadOlder()
  expect(fetchPage).toHaveBeenCalledTimes(2)
})

it('while live asks again and again for what came since', async () => {
  fetchPage.mockResolvedValueOnce(logPageSample([1]))
  await feed.start()
  fetchPage.mockResolvedValueOnce({ ...logPageSample([]), newer_cursor: 'after-1' })
  feed.setLive(true)
  await vi.advanceTimersByTimeAsync(0)
  fetchPage.mockResolvedValueOnce(logPageSample([1, 2]))
  await vi.advanceTimersByTimeAsync(1500)
  expect(shown()).toEqual(['line 1', 'line 2'])
  expect(fetchPage.mock.calls.slice(1)).toEqual([
    [{ newer: 'after-1' }],
    [{ newer: 'after-1' }],
  ])

  feed.setLive(false)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(fetchPage).toHaveBeenCalledTimes(3)
})

it('finds the first line of what was empty', async () => {
  fetchPage.mockResolvedValueOnce(logPageSample([]))
  await feed.start()
  fetchPage.mockResolvedValueOnce(logPageSample([1]))
  feed.setLive(true)
  await vi.advanceTimersByTimeAsync(0)
  expect(fetchPage).toHaveBeenLastCalledWith({})
  expect(shown()).toEqual(['line 1'])
})

it('asks for nothing while nobody looks', async () => {
  fetchPage.mockResolvedValue(logPageSample([1]))
  await feed.start()
  feed.setLive(true)
  feed.setVisible(false)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(fetchPage).toHaveBeenCalledTimes(1)
  feed.setVisible(true)
  await vi.advanceTimersByTimeAsync(0)
  expect(fetchPage).toHaveBeenCalledTimes(2)
})

it('catches up at once when more came than a page holds', async () => {
  fetchPage.mockResolvedValueOnce(logPageSample([0]))
  await feed.start()
  fetchPage.mockResolvedValueOnce(many(1)).mockResolvedValueOnce(many(101))
  fetchPage.mockResolvedValueOnce(logPageSample([201]))
  feed.setLive(true)
  await vi.advanceTimersByTimeAsync(10)
  expect(feed.get().lines).toHaveLength(202)
})

it('lets the oldest lines go when there are too many', async () => {
  fetchPage.mockResolvedValueOnce(logPageSample([0], 'older'))
  await feed.start()
  const numbers = Array.from({ length: 1000 }, (_, at) => at + 1)
  fetchPage.mockResolvedValueOnce(logPageSample(numbers))
  fetchPage.mockResolvedValue({ ...logPageSample([]), newer_cursor: 'after-1000' })
  feed.setLive(true)
  await vi.advanceTimersByTimeAsync(0)
  expect(feed.get().lines).toHaveLength(1000)
  expect(shown()[0]).toBe('line 1')
  expect(feed.get().older).toEqual({ kind: 'let_go' })
})

it('says what went wrong, keeps its lines, and goes on', async () => {
  fetchPage.mockRejectedValueOnce(new Error('away'))
  await feed.start()
  expect(feed.get()).toMatchObject({ isReady: false, error: new Error('away') })
  fetchPage.mockResolvedValueOnce(logPageSample([1]))
  await feed.start()
  feed.setLive(true)
  fetchPage.mockRejectedValueOnce(new Error('away again'))
  await vi.advanceTimersByTimeAsync(0)
  expect(feed.get().error).toEqual(new Error('away again'))
  expect(shown()).toEqual(['line 1'])
  fetchPage.mockResolvedValueOnce(logPageSample([2]))
  await vi.advanceTimersByTimeAsync(1500)
  expect(feed.get().error).toBeNull()
  expect(shown()).toEqual(['line 1', 'line 2'])
})

it('takes no answer that comes after it was stopped', async () => {
  const late = Promise.withResolvers<LogPage>()
  fetchPage.mockReturnValueOnce(late.promise)
  const starting = feed.start()
  feed.stop()
  late.resolve(logPageSample([1]))
  await starting
  expect(shown()).toEqual([])
})
