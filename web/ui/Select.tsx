import { ChevronDown } from 'lucide-react'
import { useId, type ComponentProps, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { FieldFrame } from './FieldFrame.tsx'
import { fieldClasses } from './field-classes.ts'

export interface SelectOption<Value extends string> {
  value: Value
  label: string
  disabled?: boolean
}

interface SelectProps<Value extends string> extends Omit<
  ComponentProps<'select'>,
  'onChange' | 'value' | 'children' | 'size'
> {
  label: string
  hideLabel?: boolean
  value: Value
  options: readonly SelectOption<Value>[]
  onChange: (value: Value) => void
  helpText?: ReactNode
  error?: string | undefined
  size?: 'default' | 'small'
}

/** One of a few, by the platform's own list. */
export function Select<Value extends string>({
  label,
  hideLabel = false,
  value,
  options,
  onChange,
  helpText,
  error,
  size = 'default',
  className,
  ...rest
}: SelectProps<Value>) {
  const id = useId()
  return (
    <FieldFrame {...{ id, label, hideLabel, helpText, error, className }}>
      {(describedBy) => (
        <div className={classNames(fieldClasses(error !== undefined), 'relative')}>
          <select
            {...rest}
            id={id}
            value={value}
            aria-invalid={error === undefined ? undefined : true}
            aria-describedby={describedBy}
            onChange={(event) => {
              const chosen = options[event.target.selectedIndex]
              if (chosen !== undefined) onChange(chosen.value)
            }}
            className={classNames(
              'w-full appearance-none rounded-20 bg-transparent pl-3 pr-9 text-30 outline-none own-focus-ring',
              size === 'small' ? 'min-h-7' : 'min-h-9 py-2',
            )}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown
            aria-hidden
            className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-icon"
          />
        </div>
      )}
    </FieldFrame>
  )
}
