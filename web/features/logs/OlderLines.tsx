import { Button } from '../../ui/Button.tsx'
import type { LogFeedState } from './engine/log-feed.ts'

interface OlderLinesProps {
  older: LogFeedState['older']
  onLoad: () => void
}

/** Above the oldest line that is shown: the way to older ones, or that there are none. */
export function OlderLines({ older, onLoad }: OlderLinesProps) {
  if (older.kind === 'none') return null
  return (
    <div className="flex justify-center border-b border-weaker bg-weak p-2">
      {older.kind === 'let_go' ? (
        <p className="text-20 text-weak">
          Older lines were let go while these came in. Turn live off and reload to see them.
        </p>
      ) : (
        <Button size="small" variant="link" loading={older.kind === 'loading'} onClick={onLoad}>
          Load older
        </Button>
      )}
    </div>
  )
}
