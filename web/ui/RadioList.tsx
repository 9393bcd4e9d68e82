import { useId } from 'react'

interface RadioListProps<Value extends string> {
  /** The question the choice answers: "Promote to". */
  label: string
  value: Value
  options: readonly { value: Value; label: string; note?: string }[]
  onChange: (value: Value) => void
}

/** One of some, each with a line about it: native radio buttons, one below the other. */
export function RadioList<Value extends string>(props: RadioListProps<Value>) {
  const { label, value, options, onChange } = props
  const id = useId()
  return (
    <fieldset className="min-w-0 text-30">
      <legend className="mb-1 font-semibold">{label}</legend>
      <div className="divide-y divide-(--color-border-weaker) rounded-30 border border-weaker">
        {options.map((option) => (
          <label
            key={option.value}
            className="flex cursor-pointer items-start gap-3 px-4 py-3 has-checked:bg-primary-weakest"
          >
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="mt-0.5 size-4 shrink-0 accent-(--color-background-primary)"
            />
            <span className="min-w-0">
              <span className="block font-semibold wrap-anywhere">{option.label}</span>
              {option.note === undefined ? null : (
                <span className="block text-20 wrap-anywhere text-weak">{option.note}</span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
