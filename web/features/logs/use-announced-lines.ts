import { useEffect, useRef } from 'react'
import { announce } from '../../ui/announce.ts'
import type { LogFeedState } from './engine/log-feed.ts'

/** Often enough to know that something happens, seldom enough to be left in peace. */
const EVERY_MS = 5000

/** Tells screen readers how many lines came while a log is live, not each of them. */
export function useAnnouncedLines({ lines, isLive }: LogFeedState) {
  const last = lines.at(-1)?.sid
  const seen = useRef({ last, count: 0, at: 0 })
  useEffect(() => {
    const before = seen.current
    if (last === before.last) return undefined
    const from = lines.findLastIndex(({ sid }) => sid === before.last)
    const count = before.count + lines.length - 1 - from
    seen.current = { ...before, last, count }
    if (!isLive) {
      seen.current.count = 0
      return undefined
    }
    const tell = () => {
      seen.current = { last: seen.current.last, count: 0, at: Date.now() }
      announce(count === 1 ? '1 new log line.' : `${count} new log lines.`)
    }
    const timer = setTimeout(tell, Math.max(0, before.at + EVERY_MS - Date.now()))
    return () => clearTimeout(timer)
  }, [lines, last, isLive])
}
