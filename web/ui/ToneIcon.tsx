import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import { TONE_WORDS, type Tone } from './tone.ts'

const ICONS = {
  neutral: <Info aria-hidden className="size-5 text-icon-neutral" />,
  success: <CircleCheck aria-hidden className="size-5 text-icon-success" />,
  warning: <TriangleAlert aria-hidden className="size-5 text-icon-warning" />,
  error: <CircleAlert aria-hidden className="size-5 text-icon-error" />,
}

/** The icon of a tone, with its word for screen readers. */
export function ToneIcon({ tone }: { tone: Tone }) {
  return (
    <span className="shrink-0">
      {ICONS[tone]}
      <span className="sr-only">{TONE_WORDS[tone]}</span>
    </span>
  )
}
