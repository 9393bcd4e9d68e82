import { useSyncExternalStore } from 'react'
import { announcements, type Urgency } from './announcements.ts'

/**
 * The two regions that `announce` speaks through. Mount once, at load: a region must exist
 * before its text for screen readers to notice the text.
 */
export function LiveRegions() {
  return (
    <div className="sr-only">
      <LiveRegion urgency="polite" />
      <LiveRegion urgency="assertive" />
    </div>
  )
}

function LiveRegion({ urgency }: { urgency: Urgency }) {
  const { subscribe, get } = announcements[urgency]
  const { text, turn } = useSyncExternalStore(subscribe, get)
  // A space that comes and goes makes a repeated sentence a change, so it is spoken again.
  // The role says as much as `aria-live`; but dialogs hide all that has not the attribute itself.
  return (
    <div
      role={urgency === 'polite' ? 'status' : 'alert'}
      aria-live={urgency}
      aria-atomic="true"
    >
      {turn % 2 === 0 ? text : `${text}\u00A0`}
    </div>
  )
}
