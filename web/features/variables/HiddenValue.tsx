import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import type { Variable } from '../../../contract/variables.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { IconButton } from '../../ui/IconButton.tsx'

/** A Variable's value: hidden from whoever looks over one's shoulder until it is asked for. */
export function HiddenValue({ variable: { key, value } }: { variable: Variable }) {
  const [isShown, setIsShown] = useState(false)
  return (
    <div className="flex flex-wrap items-center gap-x-2">
      {isShown ? (
        <code className="min-w-0 font-code text-20 wrap-anywhere whitespace-pre-wrap">
          {value}
        </code>
      ) : (
        <span>
          <span aria-hidden>••••••••</span>
          <span className="sr-only">Hidden</span>
        </span>
      )}
      <span className="flex shrink-0">
        <IconButton
          size="small"
          aria-label={`${isShown ? 'Hide' : 'Show'} the value of ${key}`}
          icon={isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
          onClick={() => setIsShown(!isShown)}
        />
        <CopyButton value={value} label={`Copy the value of ${key}`} size="small" iconOnly />
      </span>
    </div>
  )
}
