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
  test('nine are let pass, the tenth refuses the client for a minute', () => {
    const { time, attempts } = limiter()
    fail(attempts, 'a', 9)
    expect(() => attempts.check('a')).not.toThrow()
    fail(attempts, 'a', 1)
    expect(() => attempts.check('a')).toThrow(TooManyAttempts)
    time.now += 59_999
    expect(() => attempts.check('a')).toThrow(TooManyAttempts)
    time.now += 1
    expect(() => attempts.check('a')).not.toThrow()
  })

  test('the refusal names the seconds left, rounded up', () => {
    const { time, attempts } = limiter()
    fail(attempts, 'a', 10)
    time.now += 14_500
    expect(() => attempts.check('a')).toThrow(
      expect.objectContaining({ retryAfterSeconds: 46 }),
    )
  })

  test('only those of the last minute count', () => {
    const { time, attempts } = limiter()
    fail(attempts, 'a', 9)
    time.now += 60_000
    fail(attempts, 'a', 9)
    expect(() => attempts.check('a')).not.toThrow()
  })

  test('a success forgets them; another client is not touched', () => {
    const { attempts } = limiter()
    fail(attempts, 'a', 9)
    attempts.succeeded('a')
    fail(attempts, 'a', 9)
    expect(() => attempts.check('a')).not.toThrow()
    fail(attempts, 'a', 1)
    expect(() => attempts.check('b')).not.toThrow()
  })

  test('a flood of addresses is forgotten oldest first', () => {
    const attempts = createAttempts(() => 0, { clients: 2, failures: 1 })
    fail(attempts, 'a', 1)
    fail(attempts, 'b', 1)
    fail(attempts, 'c', 1)
    expect(() => attempts.check('a')).not.toThrow()
    expect(() => attempts.check('b')).toThrow(TooManyAttempts)
    expect(() => attempts.check('c')).toThrow(TooManyAttempts)
  })
})
