import { messageOf, Unreachable } from '../../api/errors.ts'
import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { loadedWords } from './list-words.ts'

interface ListEndProps {
  loaded: number
  total: number
  hasMore: boolean
  isLoading: boolean
  /** Why the last page asked for did not come. */
  error: Error | null
  onLoadMore: () => void
}

/** The end of what is loaded: how much that is, and the way to more. */
export function ListEnd({
  loaded,
  total,
  hasMore,
  isLoading,
  error,
  onLoadMore,
}: ListEndProps) {
  if (!hasMore) return null
  return (
    <div className="flex flex-col items-center gap-3 py-4 text-30 text-weak">
      {error && !(error instanceof Unreachable) ? (
        <Callout
          variant="error"
          title="More could not be loaded"
          className="w-full text-default"
        >
          {messageOf(error)}
        </Callout>
      ) : null}
      <p>{loadedWords(loaded, total)}</p>
      <Button loading={isLoading} onClick={onLoadMore}>
        {error ? 'Try again' : 'Load more'}
      </Button>
    </div>
  )
}
