import type { HangarFunction } from '../../../contract/functions.ts'
import type { LogLevel } from '../../../contract/logs.ts'
import type { LogFilters } from '../../api/logs.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Select } from '../../ui/Select.tsx'
import { LEVEL_LABELS, LEVELS } from './engine/log-words.ts'

interface LogToolbarProps {
  filters: LogFilters
  functions: readonly HangarFunction[]
  isLive: boolean
  onFilter: (change: Partial<LogFilters>) => void
  onLive: (isLive: boolean) => void
}

const LEVEL_OPTIONS: { value: LogLevel | 'all'; label: string }[] = [
  { value: 'all', label: 'All levels' },
  ...LEVELS.map((value) => ({ value, label: LEVEL_LABELS[value] })),
]

/** Which lines are shown, and whether new ones come by themselves. */
export function LogToolbar({ filters, functions, isLive, onFilter, onLive }: LogToolbarProps) {
  const { functionSid, level } = filters
  const known = functions.map(({ sid, saved }) => ({ value: sid, label: saved.path }))
  const isUnknown = functionSid !== null && !functions.some(({ sid }) => sid === functionSid)
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Select
        label="Function"
        hideLabel
        className="min-w-0 grow basis-48 sm:max-w-80"
        value={functionSid ?? ''}
        options={[
          { value: '', label: 'All Functions' },
          ...known,
          ...(isUnknown ? [{ value: functionSid, label: 'A deleted Function' }] : []),
        ]}
        onChange={(value) => onFilter({ functionSid: value === '' ? null : value })}
      />
      <Select
        label="Level"
        hideLabel
        className="grow basis-36 sm:max-w-44"
        value={level ?? 'all'}
        options={LEVEL_OPTIONS}
        onChange={(value) => onFilter({ level: value === 'all' ? null : value })}
      />
      <div className="ml-auto">
        <Checkbox label="Live" checked={isLive} onChange={onLive} />
      </div>
    </div>
  )
}
