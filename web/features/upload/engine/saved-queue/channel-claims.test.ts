import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Channel, type ClaimNews, createChannelClaims } from './channel-claims.ts'

type Hear = (event: { data: ClaimNews }) => void

/** The pages of a browser: what one posts, the others hear a moment later. */
let pages: Map<string, Hear>

const openPage = (pageId: string) => {
  const channel: Channel = {
    postMessage: (data) => {
      const others = [...pages].filter(([other]) => other !== pageId)
      queueMicrotask(() => others.forEach(([, hear]) => hear({ data })))
    },
    addEventListener: (_, hear) => void pages.set(pageId, hear),
  }
  return createChannelClaims(channel, pageId)
}
const end = (pageId: string) => pages.delete(pageId)

/** Has all claims settle, as time goes by. */
const settle = async (...claims: Promise<boolean>[]) => {
  await vi.advanceTimersByTimeAsync(1000)
  return Promise.all(claims)
}

beforeEach(() => {
  vi.useFakeTimers()
  pages = new Map()
})
afterEach(() => void vi.useRealTimers())

describe('a claim by asking around', () => {
  it('is had by one page, as often as it asks', async () => {
    const [one, other] = [openPage('1'), openPage('2')]
    expect(await settle(one.claim('q'))).toEqual([true])
    expect(await settle(one.claim('q'), other.claim('q'))).toEqual([true, false])
    expect(await settle(other.claim('another'))).toEqual([true])
  })

  it('goes to the page with the lowest id of those that ask at once', async () => {
    const [two, one, three] = [openPage('2'), openPage('1'), openPage('3')]
    const claims = settle(two.claim('q'), one.claim('q'), three.claim('q'))
    expect(await claims).toEqual([false, true, false])
  })

  it('goes to one of those that ask shortly after each other', async () => {
    const [one, two] = [openPage('1'), openPage('2')]
    const early = two.claim('q')
    await vi.advanceTimersByTimeAsync(400)
    expect(await settle(early, one.claim('q'))).toEqual([false, true])
    const first = one.claim('p')
    await vi.advanceTimersByTimeAsync(400)
    expect(await settle(first, two.claim('p'))).toEqual([true, false])
  })

  it('ends with its page, or when it is released', async () => {
    const [one, two, three] = [openPage('1'), openPage('2'), openPage('3')]
    await settle(one.claim('q'))
    end('1')
    expect(await settle(two.claim('q'))).toEqual([true])
    two.release('q')
    expect(await settle(three.claim('q'))).toEqual([true])
  })
})
