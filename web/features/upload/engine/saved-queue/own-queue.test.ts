import { beforeEach, describe, expect, it } from 'vitest'
import { createLockClaims } from './lock-claims.ts'
import { fakeLocks } from './lock-samples.ts'
import { adoptQueues, ownQueue } from './own-queue.ts'

let browser: ReturnType<typeof fakeLocks>
let lastId: number
const makeId = () => `queue-${(lastId += 1)}`

/** A tab's sessionStorage; a duplicated tab begins with a copy. */
const tabMemory = (kept: Record<string, string> = {}) => ({
  kept,
  getItem: (key: string) => kept[key] ?? null,
  setItem: (key: string, value: string) => void (kept[key] = value),
})
const openPage = () => {
  const { locks, end } = browser.openPage()
  return { claims: createLockClaims(locks), end }
}
const refuse = () => {
  throw new DOMException('No.', 'SecurityError')
}

beforeEach(() => {
  browser = fakeLocks()
  lastId = 0
})

describe('a page’s own queue', () => {
  it('is new in a new tab', async () => {
    expect(await ownQueue(openPage().claims, tabMemory(), makeId)).toBe('queue-1')
    expect(await ownQueue(openPage().claims, tabMemory(), makeId)).toBe('queue-2')
  })

  it('is the same after a reload, also when the old page ends late', async () => {
    const memory = tabMemory()
    const page = openPage()
    await ownQueue(page.claims, memory, makeId)
    const reloaded = ownQueue(openPage().claims, memory, makeId)
    page.end()
    expect(await reloaded).toBe('queue-1')
  })

  it('is another one in a duplicated tab, which then keeps it', async () => {
    const memory = tabMemory()
    await ownQueue(openPage().claims, memory, makeId)
    const copy = tabMemory({ ...memory.kept })
    const duplicate = openPage()
    expect(await ownQueue(duplicate.claims, copy, makeId)).toBe('queue-2')
    duplicate.end()
    expect(await ownQueue(openPage().claims, copy, makeId)).toBe('queue-2')
  })

  it('is new each time in a browser that keeps nothing', async () => {
    const memory = { getItem: refuse, setItem: refuse }
    expect(await ownQueue(openPage().claims, memory, makeId)).toBe('queue-1')
    expect(await ownQueue(openPage().claims, memory, makeId)).toBe('queue-2')
  })
})

describe('queues to adopt', () => {
  it('are those whose pages have ended, for one page only', async () => {
    const [alive, ended, next] = [openPage(), openPage(), openPage()]
    await alive.claims.claim('a')
    await ended.claims.claim('b')
    ended.end()
    expect(await adoptQueues(next.claims, ['a', 'b', 'c'])).toEqual(['b', 'c'])
    expect(await adoptQueues(openPage().claims, ['a', 'b', 'c'])).toEqual([])
  })
})
