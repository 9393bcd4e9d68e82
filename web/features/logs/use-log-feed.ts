import { useEffect, useMemo } from 'react'
import { fetchLogPage, type LogFilters } from '../../api/logs.ts'
import { useStore } from '../../lib/use-store.ts'
import type { Place } from '../../api/place.ts'
import { createLogFeed } from './engine/log-feed.ts'

/** A feed of an Environment's log, as long as it is shown; `isLive` follows what is written. */
export function useLogFeed(place: Place, filters: LogFilters, isLive: boolean) {
  const { sid, service_sid } = place
  const { functionSid, level } = filters
  const feed = useMemo(
    () =>
      createLogFeed({
        fetchPage: (where) => fetchLogPage({ sid, service_sid }, { functionSid, level }, where),
      }),
    [sid, service_sid, functionSid, level],
  )
  useEffect(() => {
    const follow = () => feed.setVisible(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', follow)
    follow()
    void feed.start()
    return () => {
      document.removeEventListener('visibilitychange', follow)
      feed.stop()
    }
  }, [feed])
  useEffect(() => feed.setLive(isLive), [feed, isLive])
  return { feed, state: useStore(feed) }
}
