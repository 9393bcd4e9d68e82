import type { Visibility } from '../../../contract/assets.ts'
import { VISIBILITY_LOOKS } from '../../lib/visibility-looks.ts'

/** The icon of a visibility; decorative, always beside its name or in a named button. */
export function VisibilityIcon({ visibility }: { visibility: Visibility }) {
  const { icon: Icon } = VISIBILITY_LOOKS[visibility]
  return <Icon aria-hidden />
}
