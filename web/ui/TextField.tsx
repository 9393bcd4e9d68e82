import { useId, type ComponentProps, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { FieldFrame } from './FieldFrame.tsx'
import { fieldClasses } from './field-classes.ts'

export interface TextFieldProps extends Omit<ComponentProps<'input'>, 'onChange' | 'prefix'> {
  label: string
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean
  value: string
  onChange: (value: string) => void
  helpText?: ReactNode
  /** What is wrong and how to mend it; marks the field as invalid. */
  error?: string | undefined
  /** An icon or fixed text before or after what is typed. */
  prefix?: ReactNode
  suffix?: ReactNode
}

/** One line of text with its label, help and error tied to it. */
export function TextField({
  label,
  hideLabel = false,
  value,
  onChange,
  helpText,
  error,
  prefix,
  suffix,
  className,
  ...rest
}: TextFieldProps) {
  const ownId = useId()
  const id = rest.id ?? ownId
  const required = rest.required === true
  return (
    <FieldFrame {...{ id, label, hideLabel, helpText, error, required, className }}>
      {(describedBy) => (
        <div className={classNames(fieldClasses(error !== undefined), 'flex items-center')}>
          {prefix === undefined ? null : <span className="pl-3 text-icon">{prefix}</span>}
          <input
            {...rest}
            id={id}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            aria-invalid={error === undefined ? undefined : true}
            aria-describedby={describedBy}
            className="own-focus-ring min-h-9 w-full min-w-0 flex-1 rounded-20 bg-transparent px-3 py-2 text-30 outline-none"
          />
          {suffix === undefined ? null : <span className="pr-3 text-icon">{suffix}</span>}
        </div>
      )}
    </FieldFrame>
  )
}
