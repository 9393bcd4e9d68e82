import type { Visibility } from '../../../contract/assets.ts'
import { visibilityLabel } from '../../lib/visibility.ts'
import { Badge, type BadgeVariant } from '../../ui/Badge.tsx'
import { Spinner } from '../../ui/Spinner.tsx'
import { VisibilityIcon } from './VisibilityIcon.tsx'

const LOOKS: Record<Visibility, BadgeVariant> = {
  public: 'success',
  protected: 'warning',
  private: 'neutral',
}

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
    <Badge variant={LOOKS[visibility]} icon={<VisibilityIcon visibility={visibility} />}>
      {visibilityLabel(visibility)}
    </Badge>
  )
}
