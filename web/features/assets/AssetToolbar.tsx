import { LayoutGrid, Search, Table2, X } from 'lucide-react'
import { useRef } from 'react'
import type { AssetSort, Visibility } from '../../../contract/assets.ts'
import type { AssetFilters } from '../../api/assets.ts'
import { useStore } from '../../lib/use-store.ts'
import { VISIBILITIES } from '../../lib/visibility.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { SegmentedControl, type Segment } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { SORT_OPTIONS } from './list-filters.ts'
import { useSearchText } from './use-search-text.ts'
import { chooseView, viewChoice, type View } from './view-choice.ts'

interface AssetToolbarProps {
  filters: AssetFilters
  onChange: (change: Partial<AssetFilters>) => void
  /** How many there are, in words. */
  count: string
}

const VISIBILITY_OPTIONS: { value: Visibility | 'all'; label: string }[] = [
  { value: 'all', label: 'All visibilities' },
  ...VISIBILITIES.map(({ value, label }) => ({ value, label })),
]

const VIEWS: Segment<View>[] = [
  { value: 'cards', label: 'Cards', icon: <LayoutGrid aria-hidden />, iconOnly: true },
  { value: 'table', label: 'Table', icon: <Table2 aria-hidden />, iconOnly: true },
]

/** Search, filter, order and look of the list, and how many assets it has. */
export function AssetToolbar({ filters, onChange, count }: AssetToolbarProps) {
  const search = useSearchText(filters.q, (q) => onChange({ q }))
  const view = useStore(viewChoice)
  const field = useRef<HTMLInputElement>(null)
  return (
    <search className="flex flex-wrap items-center gap-3">
      <TextField
        ref={field}
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        label="Search assets by path"
        hideLabel
        placeholder="Search by path"
        className="min-w-0 grow basis-56"
        value={search.text}
        onChange={search.change}
        prefix={<Search aria-hidden className="size-4" />}
        suffix={
          search.text === '' ? undefined : (
            <IconButton
              size="small"
              aria-label="Clear search"
              icon={<X aria-hidden />}
              className="-mr-2"
              onClick={() => {
                search.clear()
                field.current?.focus()
              }}
            />
          )
        }
      />
      <Select
        label="Visibility"
        hideLabel
        className="grow basis-36 sm:grow-0"
        value={filters.visibility ?? 'all'}
        options={VISIBILITY_OPTIONS}
        onChange={(value) => onChange({ visibility: value === 'all' ? null : value })}
      />
      <Select<AssetSort>
        label="Order"
        hideLabel
        className="grow basis-36 sm:grow-0"
        value={filters.sort}
        options={SORT_OPTIONS}
        onChange={(sort) => onChange({ sort })}
      />
      <SegmentedControl
        label="View"
        hideLabel
        value={view}
        segments={VIEWS}
        onChange={chooseView}
      />
      <p className="grow basis-full text-30 text-weak">{count}</p>
    </search>
  )
}
