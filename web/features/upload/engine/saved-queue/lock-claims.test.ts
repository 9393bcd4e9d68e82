import { beforeEach, describe, expect, it } from 'vitest'
import type { QueueClaims } from './claims.ts'
import { createLockClaims } from './lock-claims.ts'
import { fakeLocks } from './lock-samples.ts'

let browser: ReturnType<typeof fakeLocks>
const openPage = (): { claims: QueueClaims; end: () => void } => {
  const { locks, end } = browser.openPage()
  return { claims: createLockClaims(locks), end }
}
const refuse = () => Promise.reject(new DOMException('No.', 'SecurityError'))

beforeEach(() => (browser = fakeLocks()))

describe('a claim by lock', () => {
  it('is had by one page, as often as it asks', async () => {
    const [one, other] = [openPage(), openPage()]
    expect(await one.claims.claim('q')).toBe(true)
    expect(await one.claims.claim('q')).toBe(true)
    expect(await other.claims.claim('q')).toBe(false)
    expect(await other.claims.claim('another')).toBe(true)
  })

  it('is had once by a page that asks twice at the same time', async () => {
    const { claims } = openPage()
    expect(await Promise.all([claims.claim('q'), claims.claim('q')])).toEqual([true, true])
  })

  it('ends with its page', async () => {
    const [one, other] = [openPage(), openPage()]
    await one.claims.claim('q')
    expect(await other.claims.claim('q')).toBe(false)
    one.end()
    expect(await other.claims.claim('q')).toBe(true)
  })

  it('ends when it is released', async () => {
    const [one, other] = [openPage(), openPage()]
    await one.claims.claim('q')
    one.claims.release('q')
    one.claims.release('nobody’s')
    await Promise.resolve()
    expect(await other.claims.claim('q')).toBe(true)
    expect(await one.claims.claim('q')).toBe(false)
  })

  it('waits for a page that is about to end', async () => {
    const [one, other] = [openPage(), openPage()]
    await one.claims.claim('q')
    const claim = other.claims.claim('q', 60_000)
    one.end()
    expect(await claim).toBe(true)
  })

  it('waits no longer than it is told', async () => {
    const [one, other] = [openPage(), openPage()]
    await one.claims.claim('q')
    expect(await other.claims.claim('q', 10)).toBe(false)
    one.end()
    expect(await other.claims.claim('q')).toBe(true)
  })

  it('is not had where the browser refuses locks', async () => {
    expect(await createLockClaims({ request: refuse }).claim('q')).toBe(false)
  })
})
