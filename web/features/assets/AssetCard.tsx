import type { KeyboardEvent } from 'react'
import { splitPath } from '../../../contract/asset-path.ts'
import { formatBytes } from '../../lib/bytes.ts'
import { Heading } from '../../ui/Heading.tsx'
import { MiddleTruncate } from '../../ui/MiddleTruncate.tsx'
import { classNames } from '../../ui/class-names.ts'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import { AssetActions } from './AssetActions.tsx'
import { AssetAddress } from './AssetAddress.tsx'
import { CopyAddress } from './CopyAddress.tsx'
import { isDeleteKey } from './delete-key.ts'
import { nextVisibility, pendingWords, type AssetItem, type ItemActs } from './item.ts'
import { Thumbnail } from './Thumbnail.tsx'
import { VisibilityBadge } from './VisibilityBadge.tsx'

interface AssetCardProps {
  item: AssetItem
  acts: ItemActs
}

/** One asset as a card: what it is, who may read it, how it is reached, and what can be done. */
export function AssetCard({ item, acts }: AssetCardProps) {
  const { asset, pending, proof } = item
  const { folder, name } = splitPath(asset.path)
  const shownName = name || asset.path
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isDeleteKey(event) && !pending) acts.remove(asset)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a shortcut for what its menu offers
    <article
      data-asset={asset.sid}
      aria-label={shownName}
      aria-keyshortcuts="Delete"
      aria-busy={pending !== null}
      onKeyDown={onKeyDown}
      className={classNames(
        'flex h-full min-w-0 flex-col overflow-hidden rounded-30 border border-weaker bg-body-elevation',
        pending?.op === 'delete' && 'opacity-60',
      )}
    >
      <div className="relative flex aspect-16/9 items-center justify-center border-b border-weaker bg-weak">
        <Thumbnail asset={asset} iconClassName="size-12" />
      </div>
      <div className="flex min-w-0 flex-1 flex-col gap-2 p-3">
        <div className="flex min-w-0 items-start gap-2">
          <Heading as="h2" size="card" tabIndex={-1} data-focus className="min-w-0 flex-1">
            <MiddleTruncate text={shownName} />
          </Heading>
          <VisibilityBadge visibility={asset.visibility} next={nextVisibility(item)} />
        </div>
        <p className="truncate text-20 text-weak" title={folder}>
          {pendingWords(item) ?? folder} · {formatBytes(asset.size)} ·{' '}
          <TimeAgo date={asset.date_updated} />
        </p>
        <AssetAddress asset={asset} proof={proof} />
        <div className="mt-auto flex items-center justify-between gap-2 pt-1">
          <CopyAddress asset={asset} name={shownName} />
          <AssetActions item={item} name={shownName} acts={acts} />
        </div>
      </div>
    </article>
  )
}
