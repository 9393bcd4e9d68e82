import { describe, expect, test } from 'vitest'
import { createAttempts } from './attempts.ts'
import { TooManyAttempts } from './authenticator.ts'

function limiter() {
  const time = { now: 1_000_000 }
  return { time, attempts: createAttempts(() => time.now) }
}

const fail = (attempts: ReturnType<typeof createAttempts>, client: string, times: number) => {
  for (let count = 0; count < times; count += 1) attempts.failed(client)
}

describe('failed sign-ins', () => {
  test('ten within a minute are let pass, those of the next minute are refused', () => {
    const { time, attempts } = limiter()
    expect(() => fail(attempts, 'a', 10)).not.toThrow()
    expect(() => attempts.failed('a')).toThrow(TooManyAttempts)
    time.now += 59_999
    expect(() => attempts.failed('a')).toThrow(TooManyAttempts)
    time.now += 1
    expect(() => fail(attempts, 'a', 10)).not.toThrow()
    expect(() => attempts.failed('a')).toThrow(TooManyAttempts)
  })

  test('the refusal names the seconds left, rounded up', () => {
    const { time, attempts } = limiter()
    fail(attempts, 'a', 10)
    time.now += 14_500
    expect(() => attempts.failed('a')).toThrow(
      expect.objectContaining({ retryAfterSeconds: 46 }),
    )
  })

  test('only those of the last minute count', () => {
    const { time, attempts } = limiter()
    fail(attempts, 'a', 9)
    time.now += 60_000
    expect(() => fail(attempts, 'a', 10)).not.toThrow()
  })

  test('of one client leave another alone', () => {
    const { attempts } = limiter()
    fail(attempts, 'a', 10)
    expect(() => attempts.failed('b')).not.toThrow()
  })

  test('of a flood of addresses are forgotten oldest first', () => {
    const attempts = createAttempts(() => 0, { clients: 2, failures: 1 })
    fail(attempts, 'a', 1)
    fail(attempts, 'b', 1)
    fail(attempts, 'c', 1)
    expect(() => attempts.failed('b')).toThrow(TooManyAttempts)
    expect(() => attempts.failed('c')).toThrow(TooManyAttempts)
    expect(() => attempts.failed('a')).not.toThrow()
  })
})
