import { useRef, useState, type FormEvent } from 'react'
import { TextField } from './TextField.tsx'

interface TypedNameProps {
  /** For the button that submits it. */
  formId: string
  /** What must be typed; without it, submitting is enough. */
  name: string | undefined
  onSubmit: () => void
}

/** The form of an AlertDialog; where much would be lost, it wants the name of what goes. */
export function TypedName({ formId, name, onSubmit }: TypedNameProps) {
  const [typed, setTyped] = useState('')
  const [isRefused, setIsRefused] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name === undefined || typed.trim() === name) return onSubmit()
    setIsRefused(true)
    field.current?.focus()
  }
  return (
    <form id={formId} noValidate onSubmit={submit}>
      {name === undefined ? null : (
        <TextField
          ref={field}
          label={`To confirm, type “${name}”`}
          value={typed}
          onChange={(text) => {
            setTyped(text)
            setIsRefused(false)
          }}
          error={isRefused ? `This is not “${name}”.` : undefined}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      )}
    </form>
  )
}
