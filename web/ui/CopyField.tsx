import { useId } from 'react'
import { CopyButton } from './CopyButton.tsx'
import { fieldClasses } from './field-classes.ts'
import { FieldFrame } from './FieldFrame.tsx'

interface CopyFieldProps {
  label: string
  value: string
  copyLabel: string
}

/** A text to take along: selected when it gets the focus, with a button that copies it. */
export function CopyField({ label, value, copyLabel }: CopyFieldProps) {
  const id = useId()
  return (
    <FieldFrame id={id} label={label} hideLabel={false}>
      {() => (
        <div className="flex flex-wrap gap-2">
          <div className={`${fieldClasses(false)} min-w-0 grow basis-56`}>
            <input
              id={id}
              readOnly
              value={value}
              onFocus={(event) => event.target.select()}
              className="own-focus-ring min-h-9 w-full min-w-0 rounded-20 bg-transparent px-3 py-2 font-code text-20 outline-none"
            />
          </div>
          <CopyButton value={value} label={copyLabel} />
        </div>
      )}
    </FieldFrame>
  )
}
