import { useId, type ReactNode } from 'react'

interface CheckboxProps {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
  helpText?: ReactNode
  /** While what was chosen is on its way. */
  busy?: boolean
}

/** A yes or no that stands by itself. */
export function Checkbox({ label, checked, onChange, helpText, busy = false }: CheckboxProps) {
  const id = useId()
  return (
    <div className="flex items-start gap-3 text-30">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        aria-busy={busy || undefined}
        aria-describedby={helpText === undefined ? undefined : `${id}-help`}
        onChange={(event) => busy || onChange(event.target.checked)}
        className="mt-px size-4.5 shrink-0 cursor-pointer accent-(--color-background-primary)"
      />
      <div className="min-w-0">
        <label htmlFor={id} className="block cursor-pointer font-semibold">
          {label}
        </label>
        {helpText === undefined ? null : (
          <p id={`${id}-help`} className="mt-1 text-weak">
            {helpText}
          </p>
        )}
      </div>
    </div>
  )
}
