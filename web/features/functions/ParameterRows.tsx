import { Plus, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import type { Parameter } from './engine/try-forms.ts'
import { TextField } from '../../ui/TextField.tsx'

interface ParameterRowsProps {
  parameters: readonly Parameter[]
  onChange: (parameters: readonly Parameter[]) => void
}

// The same function every time, so that React calls it when the field comes and not again.
const focusOnce = (field: HTMLInputElement | null) => field?.focus()

/** What a request carries: query with GET, form with POST. */
export function ParameterRows({ parameters, onChange }: ParameterRowsProps) {
  const addButton = useRef<HTMLButtonElement>(null)
  const [added, setAdded] = useState<number | null>(null)
  const change = (id: number, part: Partial<Parameter>) =>
    onChange(parameters.map((each) => (each.id === id ? { ...each, ...part } : each)))
  const add = () => {
    const id = Math.max(0, ...parameters.map((each) => each.id)) + 1
    onChange([...parameters, { id, name: '', value: '' }])
    setAdded(id)
  }
  const remove = (id: number) => {
    onChange(parameters.filter((each) => each.id !== id))
    addButton.current?.focus()
  }
  return (
    <fieldset className="min-w-0 space-y-2">
      <legend className="mb-1 font-semibold">Parameters</legend>
      {parameters.map(({ id, name, value }, at) => (
        <div key={id} className="flex items-center gap-2">
          <TextField
            ref={id === added ? focusOnce : undefined}
            label={`Name of parameter ${at + 1}`}
            hideLabel
            placeholder="Name"
            className="min-w-0 flex-1"
            value={name}
            onChange={(next) => change(id, { name: next })}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
          <TextField
            label={`Value of parameter ${at + 1}`}
            hideLabel
            placeholder="Value"
            className="min-w-0 flex-1"
            value={value}
            onChange={(next) => change(id, { value: next })}
            autoComplete="off"
            spellCheck={false}
          />
          <IconButton
            aria-label={`Remove parameter ${name || at + 1}`}
            icon={<X aria-hidden />}
            onClick={() => remove(id)}
          />
        </div>
      ))}
      <Button
        ref={addButton}
        size="small"
        variant="link"
        className="-ml-2"
        icon={<Plus aria-hidden className="size-4" />}
        onClick={add}
      >
        Add parameter
      </Button>
    </fieldset>
  )
}
