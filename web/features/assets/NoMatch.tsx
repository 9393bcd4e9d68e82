import { SearchX } from 'lucide-react'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'

/** When the filters leave nothing of a Service that has assets. */
export function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      title="No assets matched your search"
      icon={<SearchX />}
      action={<Button onClick={onClear}>Clear search and filters</Button>}
    >
      Try another part of the path, or look at all visibilities.
    </EmptyState>
  )
}
