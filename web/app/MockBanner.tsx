import { FlaskConical } from 'lucide-react'
import { mockNotice } from '../lib/mock-notice.ts'
import { useStore } from '../lib/use-store.ts'
import { Button } from '../ui/Button.tsx'

/** Says that nothing here is real; only the mock build has it. */
export function MockBanner() {
  const notice = useStore(mockNotice)
  if (notice === null) return null
  return (
    <aside
      aria-label="Mock data"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-weaker bg-subaccount px-4 py-2 text-subaccount sm:px-6"
    >
      <FlaskConical aria-hidden className="size-4 shrink-0" />
      <p className="min-w-0 flex-1">
        <strong className="font-semibold">Mock data.</strong> Everything lives in this tab and
        is gone on reload.
        {notice.weather.length === 0 ? null : ` Weather: ${notice.weather.join(', ')}.`}
      </p>
      {notice.weather.length === 0 ? null : (
        <Button size="small" onClick={notice.clear}>
          Clear the weather
        </Button>
      )}
    </aside>
  )
}
