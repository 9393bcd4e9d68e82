import type { KeyboardEvent } from 'react'
import { splitPath } from '../../../contract/asset-path.ts'
import { formatBytes } from '../../lib/bytes.ts'
import { classNames } from '../../ui/class-names.ts'
import { MiddleTruncate } from '../../ui/MiddleTruncate.tsx'
import { TableCell, TableRow } from '../../ui/Table.tsx'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import { AssetActions } from './AssetActions.tsx'
import { CopyAddress } from './CopyAddress.tsx'
import { isDeleteKey } from './delete-key.ts'
import { nextVisibility, pendingWords, type AssetItem, type ItemActs } from './item.ts'
import { ProofLine } from './ProofLine.tsx'
import { Thumbnail } from './Thumbnail.tsx'
import type { MeasuredRowProps } from './ListRows.tsx'
import { VisibilityBadge } from './VisibilityBadge.tsx'

interface AssetRowProps {
  item: AssetItem
  acts: ItemActs
  measure: MeasuredRowProps
}

/** One asset as a row of the table. */
export function AssetRow({ item, acts, measure }: AssetRowProps) {
  const { asset, pending, proof } = item
  const { folder, name } = splitPath(asset.path)
  const shownName = name || asset.path
  const badge = <VisibilityBadge visibility={asset.visibility} next={nextVisibility(item)} />
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isDeleteKey(event) && !pending) acts.remove(asset)
  }
  return (
    <TableRow
      {...measure}
      data-asset={asset.sid}
      aria-rowindex={item.position + 1}
      aria-keyshortcuts="Delete"
      aria-busy={pending !== null}
      onKeyDown={onKeyDown}
      className={classNames('bg-body', pending?.op === 'delete' && 'opacity-60')}
    >
      <TableCell>
        <div className="flex min-w-0 items-center gap-3">
          <div className="relative flex size-10 shrink-0 items-center justify-center overflow-hidden rounded-20 bg-weak max-sm:hidden">
            <Thumbnail asset={asset} iconClassName="size-6" />
          </div>
          <div className="min-w-0 flex-1">
            <div tabIndex={-1} data-focus className="font-semibold">
              <MiddleTruncate text={shownName} />
            </div>
            <p className="truncate text-20 text-weak" title={folder}>
              {pendingWords(item) ?? folder}
              <span className="lg:hidden">
                {' '}
                · {formatBytes(asset.size)} · <TimeAgo date={asset.date_updated} />
              </span>
            </p>
            <ProofLine proof={proof} />
            <div className="mt-1 sm:hidden">{badge}</div>
          </div>
        </div>
      </TableCell>
      <TableCell className="max-sm:hidden">{badge}</TableCell>
      <TableCell className="whitespace-nowrap max-lg:hidden">
        {formatBytes(asset.size)}
      </TableCell>
      <TableCell className="whitespace-nowrap max-lg:hidden">
        <TimeAgo date={asset.date_updated} />
      </TableCell>
      <TableCell>
        <div className="flex flex-wrap items-center justify-between gap-1">
          <CopyAddress asset={asset} name={shownName} />
          <AssetActions item={item} name={shownName} acts={acts} />
        </div>
      </TableCell>
    </TableRow>
  )
}
