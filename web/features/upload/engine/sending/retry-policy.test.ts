import { describe, expect, it, test } from 'vitest'
import { ERRORS, type ErrorName } from '../../../../../contract/errors.ts'
import { ApiError, Unreachable } from '../../../../api/errors.ts'
import { UploadFailure, localReason } from '../failure-reasons.ts'
import { MAX_ATTEMPTS, canHeal, retryDelay } from './retry-policy.ts'

const longest = (attempt: number) => retryDelay(attempt, () => 0)
const shortest = (attempt: number) => retryDelay(attempt, () => 1)
const sum = (delays: number[]) => delays.reduce((total, delay) => total + delay, 0)

describe('the delay before another attempt', () => {
  it('doubles from 1 s to 30 s', () => {
    expect([1, 2, 3, 4, 5, 6, 7].map(longest)).toEqual([
      1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
    ])
    expect(longest(5000)).toBe(30_000)
  })

  it('is spread over its upper half by chance', () => {
    expect([1, 2, 6].map(shortest)).toEqual([500, 1000, 15_000])
    expect(retryDelay(1, () => 0.5)).toBe(750)
  })

  it('is never shorter than the server asks, and spread beyond that', () => {
    expect(retryDelay(1, () => 0, 5000)).toBe(5000)
    expect(retryDelay(1, () => 1, 5000)).toBe(5500)
    expect(retryDelay(6, () => 0, 2000)).toBe(30_000)
  })

  it('makes all attempts take some ten seconds', () => {
    const attempts = Array.from({ length: MAX_ATTEMPTS - 1 }, (_, index) => index + 1)
    expect(sum(attempts.map(shortest))).toBeGreaterThan(5000)
    expect(sum(attempts.map(longest))).toBeLessThan(20_000)
  })
})

const answer = (status: number, code?: number) => new ApiError({ status, code, message: 'No.' })

describe('can pass by itself', () => {
  const HEALING: ReadonlySet<ErrorName> = new Set([
    'internal',
    'offset_conflict',
    'upload_busy',
    'too_many_sign_ins',
    'functions_busy',
    'fetches_busy',
  ])

  test.each(Object.keys(ERRORS) as ErrorName[])('%s', (name) => {
    const { status, code } = ERRORS[name]
    expect(canHeal(answer(status, code), false)).toBe(HEALING.has(name))
  })

  test.each([
    [400, false],
    [401, false],
    [403, false],
    [404, false],
    [408, true],
    [409, false],
    [413, false],
    [423, false],
    [429, true],
    [460, false],
    [500, true],
    [501, false],
    [502, true],
    [507, false],
    [524, true],
  ])('a %d of someone in between: %s', (status, passes) => {
    expect(canHeal(answer(status), false)).toBe(passes)
  })

  it('no answer at all, online or not: the queue waits until there is one', () => {
    expect(canHeal(new Unreachable(), false)).toBe(true)
    expect(canHeal(new Unreachable(), true)).toBe(true)
  })

  it('no file that cannot be read', () => {
    const failure = new UploadFailure(localReason('unreadable'))
    expect(canHeal(failure, false)).toBe(false)
    expect(canHeal(failure, true)).toBe(false)
  })

  it('nothing unforeseen, unless the network is away', () => {
    const error = new TypeError('Failed to fetch')
    expect(canHeal(error, false)).toBe(false)
    expect(canHeal(error, true)).toBe(true)
    expect(canHeal(answer(413), true)).toBe(false)
  })
})
