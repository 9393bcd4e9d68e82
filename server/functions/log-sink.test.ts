import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Log } from '../logs/port.ts'
import { createLogSink, type LineOf } from './log-sink.ts'

const OF: LineOf = {
  serviceSid: 'ZS',
  environmentSid: 'ZE',
  buildSid: null,
  deploymentSid: null,
  functionSid: 'ZH',
  requestSid: 'RQ',
}

let batches: Log[][]
let errors: unknown[]
beforeEach(() => {
  vi.useFakeTimers()
  batches = []
  errors = []
})
afterEach(() => vi.useRealTimers())

const sinkOver = (append: (lines: Log[]) => Promise<void>) =>
  createLogSink(
    { append },
    () => 7,
    (error) => errors.push(error),
  )

it('writes lines in batches, in their order, soon', async () => {
  const sink = sinkOver(async (lines) => void batches.push(lines))
  for (const message of ['a', 'b', 'c']) sink.write(OF, 'info', message)
  expect(batches).toEqual([])
  await vi.advanceTimersByTimeAsync(100)
  expect(batches.map((lines) => lines.map(({ message }) => message))).toEqual([['a', 'b', 'c']])
  expect(batches[0]?.[0]).toMatchObject({ ...OF, level: 'info', dateCreated: 7 })
  sink.write(OF, 'error', 'd')
  await sink.close()
  expect(batches).toHaveLength(2)
})

it('holds no more than it can, and tells what was lost', async () => {
  const sink = sinkOver(async (lines) => void batches.push(lines))
  for (let at = 0; at < 20_005; at += 1) sink.write(OF, 'info', 'x')
  await sink.close()
  expect(batches[0]).toHaveLength(20_000)
  expect(errors.map(String)).toEqual([
    'Error: 5 lines of Functions were lost: they came faster than they could be written',
  ])
})

it('holds no more characters than it can, and has room again once they are written', async () => {
  const sink = sinkOver(async (lines) => void batches.push(lines))
  const mebi = 'x'.repeat(1024 ** 2)
  for (let at = 0; at < 18; at += 1) sink.write(OF, 'info', mebi)
  await vi.advanceTimersByTimeAsync(100)
  sink.write(OF, 'info', mebi)
  await sink.close()
  expect(batches.map((lines) => lines.length)).toEqual([16, 1])
  expect(String(errors[0])).toContain('2 lines of Functions were lost')
})

it('tells of lines that could not be written, and goes on', async () => {
  let fails = true
  const sink = sinkOver(async (lines) => {
    if (fails) throw new Error('full')
    batches.push(lines)
  })
  sink.write(OF, 'info', 'a')
  await vi.advanceTimersByTimeAsync(100)
  fails = false
  sink.write(OF, 'info', 'b')
  await sink.close()
  expect(errors.map(String)).toEqual(['Error: full'])
  expect(batches.flat().map(({ message }) => message)).toEqual(['b'])
})
