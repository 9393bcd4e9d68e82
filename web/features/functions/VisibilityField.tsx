import type { Visibility } from '../../../contract/assets.ts'
import { VISIBILITY_LOOKS } from '../../lib/visibility-looks.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'

/** Who may call a Function, the most open one first. */
const CALLERS: readonly { value: Visibility; label: string; meaning: string }[] = [
  { value: 'public', label: 'Public', meaning: 'Anyone with the URL can call it.' },
  {
    value: 'protected',
    label: 'Protected',
    meaning: 'Its URL answers only to requests with a valid X-Twilio-Signature.',
  },
  {
    value: 'private',
    label: 'Private',
    meaning: 'It has no URL. Only other Functions can use it.',
  },
]

const SEGMENTS = CALLERS.map(({ value, label }) => {
  const { icon: Icon } = VISIBILITY_LOOKS[value]
  return { value, label, icon: <Icon aria-hidden className="max-sm:hidden" /> }
})

interface VisibilityFieldProps {
  value: Visibility
  onChange: (value: Visibility) => void
}

/** Asks who may call a Function, and says what the choice means. */
export function VisibilityField({ value, onChange }: VisibilityFieldProps) {
  return (
    <div>
      <SegmentedControl
        label="Visibility"
        value={value}
        segments={SEGMENTS}
        onChange={onChange}
      />
      <p className="mt-2 text-weak">{CALLERS.find((each) => each.value === value)?.meaning}</p>
    </div>
  )
}
