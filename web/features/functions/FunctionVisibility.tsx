import type { Visibility } from '../../../contract/assets.ts'
import { VISIBILITY_LOOKS } from '../../lib/visibility-looks.ts'
import { visibilityLabel } from '../../lib/visibility.ts'
import { Badge } from '../../ui/Badge.tsx'

/** Who may call a Function. */
export function FunctionVisibility({ visibility }: { visibility: Visibility }) {
  const { badge, icon: Icon } = VISIBILITY_LOOKS[visibility]
  return (
    <Badge variant={badge} size="small" icon={<Icon aria-hidden />}>
      {visibilityLabel(visibility)}
    </Badge>
  )
}
