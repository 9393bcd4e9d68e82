import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

interface FieldFrameProps {
  id: string
  label: string
  hideLabel: boolean
  required?: boolean
  helpText?: ReactNode
  error?: string | undefined
  className?: string | undefined
  /** The field itself, given the ids of what describes it. */
  children: (describedBy: string | undefined) => ReactNode
}

/** Label above, help and error below a field, tied to it for screen readers. */
export function FieldFrame(props: FieldFrameProps) {
  const { id, label, hideLabel, required = false, helpText, error } = props
  const helpId = helpText === undefined ? undefined : `${id}-help`
  const errorId = error === undefined ? undefined : `${id}-error`
  const describedBy = [errorId, helpId].filter(Boolean).join(' ') || undefined
  return (
    <div className={classNames('text-30', props.className)}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'mb-1 block font-semibold'}>
        {label}
        {required ? <span className="font-normal text-weak"> (required)</span> : null}
      </label>
      {props.children(describedBy)}
      {error === undefined ? null : (
        <p id={errorId} className="mt-2 flex gap-1.5 text-error">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-icon-error" />
          {error}
        </p>
      )}
      {helpText === undefined ? null : (
        <p id={helpId} className="mt-2 text-weak">
          {helpText}
        </p>
      )}
    </div>
  )
}
