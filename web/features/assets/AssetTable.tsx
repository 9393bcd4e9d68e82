import { useRef } from 'react'
import type { AssetSort } from '../../../contract/assets.ts'
import { Table, TableBody, TableHead, TableHeader, TableRow } from '../../ui/Table.tsx'
import { AssetRow } from './AssetRow.tsx'
import type { AssetsViewProps } from './item.ts'
import { sortBy, sortState } from './sort-columns.ts'
import { useDocumentTop } from './use-layout.ts'
import { ListRows } from './ListRows.tsx'

interface AssetTableProps extends AssetsViewProps {
  sort: AssetSort
  onSort: (sort: AssetSort) => void
}

const ROW_ESTIMATE_PX = 65

/** The list as a table: more at a glance, ordered by its headings. */
export function AssetTable(props: AssetTableProps) {
  const { items, total, kept, acts, onNearEnd, sort, onSort } = props
  const body = useRef<HTMLTableSectionElement>(null)
  const top = useDocumentTop(body)
  const sorting = (column: 'path' | 'size' | 'date_updated') => ({
    sort: sortState(sort, column),
    onSort: () => onSort(sortBy(sort, column)),
  })
  return (
    <Table caption="Assets" aria-rowcount={total + 1} className="table-fixed">
      <TableHead>
        <TableRow aria-rowindex={1}>
          <TableHeader {...sorting('path')}>Path</TableHeader>
          <TableHeader className="w-32 max-sm:hidden">Visibility</TableHeader>
          <TableHeader {...sorting('size')} className="w-28 max-lg:hidden">
            Size
          </TableHeader>
          <TableHeader {...sorting('date_updated')} className="w-36 max-lg:hidden">
            Updated
          </TableHeader>
          <TableHeader className="w-68 max-sm:w-38">Actions</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody ref={body}>
        <ListRows
          total={total}
          perRow={1}
          count={items.length}
          estimate={ROW_ESTIMATE_PX}
          top={top}
          kept={kept}
          onNearEnd={onNearEnd}
          renderGap={(height, key) => <tr key={key} aria-hidden style={{ height }} />}
          renderRow={(index, measure) => {
            const item = items[index]
            return item ? (
              <AssetRow key={item.asset.sid} item={item} acts={acts} measure={measure} />
            ) : null
          }}
        />
      </TableBody>
    </Table>
  )
}
