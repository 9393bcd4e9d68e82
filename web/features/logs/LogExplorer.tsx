import { useQuery } from '@tanstack/react-query'
import { ScrollText } from 'lucide-react'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import type { HangarFunction } from '../../../contract/functions.ts'
import type { LogFilters } from '../../api/logs.ts'
import { functionsQuery } from '../../api/functions.ts'
import type { Place } from '../../api/place.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { filtersFrom, paramsOf } from './log-filters.ts'
import { LogToolbar } from './LogToolbar.tsx'
import { LogView } from './LogView.tsx'
import { useLogFeed } from './use-log-feed.ts'

/** All that an Environment's Functions wrote: filtered, older on demand, newer as it comes. */
export function LogExplorer({ environment }: { environment: Place }) {
  const [params, setParams] = useSearchParams()
  const filters = filtersFrom(params)
  const [isLive, setIsLive] = useState(true)
  const { data: functions = [] } = useQuery(functionsQuery(environment))
  const setFilters = (change: Partial<LogFilters>) =>
    setParams(paramsOf({ ...filters, ...change }), { replace: true })
  const isFiltered = filters.functionSid !== null || filters.level !== null
  return (
    <section aria-label="Logs" className="space-y-4">
      <LogToolbar
        {...{ filters, functions, isLive }}
        onFilter={setFilters}
        onLive={setIsLive}
      />
      <Lines
        key={`${filters.functionSid} ${filters.level}`}
        {...{ environment, filters, functions, isLive, isFiltered }}
        onClear={() => setFilters({ functionSid: null, level: null })}
      />
    </section>
  )
}

interface LinesProps {
  environment: Place
  filters: LogFilters
  functions: readonly HangarFunction[]
  isLive: boolean
  isFiltered: boolean
  onClear: () => void
}

function Lines({ environment, filters, functions, isLive, isFiltered, onClear }: LinesProps) {
  const { feed, state } = useLogFeed(environment, filters, isLive)
  const paths = new Map(functions.map(({ sid, saved }) => [sid, saved.path]))
  const pathOf = (sid: string) => paths.get(sid) ?? 'a deleted Function'
  return (
    <LogView feed={feed} state={state} pathOf={pathOf} className="max-h-[70dvh]">
      {isFiltered ? (
        <EmptyState
          title="No lines matched"
          icon={<ScrollText />}
          action={<Button onClick={onClear}>Clear filters</Button>}
        >
          Try another Function, or look at all levels.
        </EmptyState>
      ) : (
        <EmptyState title="No logs yet" icon={<ScrollText />}>
          You’ll see lines here when a Function of this Environment runs, and what it writes
          with console.log.
        </EmptyState>
      )}
    </LogView>
  )
}
