import { useId, type ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface Segment<Value extends string> {
  value: Value
  label: string
  icon?: ReactNode
  /** Shows the icon alone; the label stays for screen readers and as the tooltip. */
  iconOnly?: boolean
}

interface SegmentedControlProps<Value extends string> {
  /** The question the choice answers: "Visibility". */
  label: string
  hideLabel?: boolean
  value: Value
  segments: readonly Segment<Value>[]
  onChange: (value: Value) => void
  size?: 'default' | 'small'
  disabled?: boolean
  className?: string
}

/** One of two to four, all in sight: a group of native radio buttons. */
export function SegmentedControl<Value extends string>({
  label,
  hideLabel = false,
  value,
  segments,
  onChange,
  size = 'default',
  disabled = false,
  className,
}: SegmentedControlProps<Value>) {
  const name = useId()
  return (
    <fieldset disabled={disabled} className={classNames('min-w-0 text-30', className)}>
      <legend className={hideLabel ? 'sr-only' : 'mb-1 font-semibold'}>{label}</legend>
      <div className="inline-flex max-w-full flex-wrap rounded-30 border border-default bg-body p-0.5">
        {segments.map((segment) => (
          <label
            key={segment.value}
            title={segment.iconOnly === true ? segment.label : undefined}
            className={segmentClasses(size, segment.iconOnly === true)}
          >
            <input
              type="radio"
              name={name}
              value={segment.value}
              checked={segment.value === value}
              onChange={() => onChange(segment.value)}
              className="sr-only"
            />
            {segment.icon}
            <span className={segment.iconOnly === true ? 'sr-only' : 'truncate'}>
              {segment.label}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const segmentClasses = (size: 'default' | 'small', iconOnly: boolean) =>
  classNames(
    'relative flex min-w-0 cursor-pointer items-center justify-center gap-1.5 rounded-20 font-semibold text-weak [&_svg]:size-4 [&_svg]:shrink-0',
    'hover:text-primary has-checked:bg-strongest has-checked:text-weakest focus-wrapper',
    'has-disabled:cursor-not-allowed has-disabled:opacity-60 forced-colors:has-checked:bg-[Highlight] forced-colors:has-checked:text-[HighlightText]',
    size === 'small' ? 'min-h-6' : 'min-h-8',
    iconOnly ? (size === 'small' ? 'w-7' : 'w-9') : 'px-3',
  )
