import { useId, type ComponentProps, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { FieldFrame } from './FieldFrame.tsx'
import { fieldClasses } from './field-classes.ts'

interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'onChange'> {
  label: string
  value: string
  onChange: (value: string) => void
  helpText?: ReactNode
  /** What is wrong and how to mend it; marks the field as invalid. */
  error?: string | undefined
}

/** Text of one or more lines with its label, help and error tied to it. */
export function TextArea(props: TextAreaProps) {
  const { label, value, onChange, helpText, error, className, ...rest } = props
  const id = useId()
  const required = rest.required === true
  return (
    <FieldFrame {...{ id, label, hideLabel: false, helpText, error, required, className }}>
      {(describedBy) => (
        <div className={classNames(fieldClasses(error !== undefined), 'flex')}>
          <textarea
            rows={2}
            {...rest}
            id={id}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            aria-invalid={error === undefined ? undefined : true}
            aria-describedby={describedBy}
            className="own-focus-ring field-sizing-content max-h-60 min-h-9 w-full min-w-0 flex-1 resize-y rounded-20 bg-transparent px-3 py-2 text-30 outline-none"
          />
        </div>
      )}
    </FieldFrame>
  )
}
