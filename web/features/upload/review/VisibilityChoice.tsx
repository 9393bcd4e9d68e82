import { Globe, Lock } from 'lucide-react'
import type { Visibility } from '../../../../contract/assets.ts'
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'

interface VisibilityChoiceProps {
  label: string
  hideLabel?: boolean
  /** `mixed` when the files it stands for differ: then none is marked. */
  value: Visibility | 'mixed'
  onChange: (visibility: Visibility) => void
}

type Choice = Visibility | 'mixed'

const SEGMENTS: { value: Choice; label: string; icon: React.ReactNode }[] = [
  { value: 'public', label: 'Public', icon: <Globe aria-hidden /> },
  { value: 'private', label: 'Private', icon: <Lock aria-hidden /> },
]

/** Public or private, both in sight. Protected is for markers and the card's menu. */
export function VisibilityChoice({
  label,
  hideLabel = false,
  value,
  onChange,
}: VisibilityChoiceProps) {
  return (
    <SegmentedControl<Choice>
      label={label}
      hideLabel={hideLabel}
      size="small"
      value={value}
      segments={SEGMENTS}
      onChange={(choice) => choice !== 'mixed' && onChange(choice)}
    />
  )
}
