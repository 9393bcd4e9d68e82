import type { Visibility } from '../../../contract/assets.ts'
import { VISIBILITY_LOOKS } from '../../lib/visibility-looks.ts'
import { visibilityLabel } from '../../lib/visibility.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Spinner } from '../../ui/Spinner.tsx'
import { VisibilityIcon } from './VisibilityIcon.tsx'

interface VisibilityBadgeProps {
  visibility: Visibility
  /** What it is about to become, while the server has not said so yet. */
  next: Visibility | null
}

/** Who may read an asset; on the way to another visibility it says so. */
export function VisibilityBadge({ visibility, next }: VisibilityBadgeProps) {
  if (next) {
    return <Badge icon={<Spinner />}>{`Making ${visibilityLabel(next).toLowerCase()}…`}</Badge>
  }
  return (
    <Badge
      variant={VISIBILITY_LOOKS[visibility].badge}
      icon={<VisibilityIcon visibility={visibility} />}
    >
      {visibilityLabel(visibility)}
    </Badge>
  )
}
