import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { Dependency } from '../../../contract/dependencies.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { putDependency } from './engine/dependency-list.ts'

interface DependencyFormProps {
  list: readonly Dependency[]
  /** The one that is edited; null adds one. */
  replaced: Dependency | null
  onPut: (list: Dependency[]) => void
  /** Leaves an edited one as it is. */
  onCancel?: () => void
}

const EMPTY: Dependency = { name: '', version: '' }

/** Asks for a module and its version: to add one, or to edit one in its place. */
export function DependencyForm({ list, replaced, onPut, onCancel }: DependencyFormProps) {
  const [typed, setTyped] = useState<Dependency>(replaced ?? EMPTY)
  const [wrong, setWrong] = useState<{ field: 'name' | 'version'; message: string }>()
  const nameField = useRef<HTMLInputElement>(null)
  const versionField = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // Whoever asked to edit it goes on from there.
    if (replaced) nameField.current?.focus()
  }, [replaced])
  const change = (part: Partial<Dependency>) => {
    setTyped({ ...typed, ...part })
    setWrong(undefined)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const plan = putDependency(list, typed, replaced?.name ?? null)
    if (!plan.ok) {
      setWrong(plan)
      announce(plan.message, 'assertive')
      const field = plan.field === 'name' ? nameField : versionField
      field.current?.focus()
      return
    }
    onPut(plan.list)
    announce(replaced ? `${typed.name} updated.` : `${typed.name} added.`)
    setTyped(EMPTY)
    if (!replaced) nameField.current?.focus()
  }
  const errorOf = (field: 'name' | 'version') =>
    wrong?.field === field ? wrong.message : undefined
  return (
    <form noValidate className="flex flex-wrap items-start gap-3" onSubmit={submit}>
      <TextField
        ref={nameField}
        label="Module"
        className="min-w-0 grow basis-44"
        value={typed.name}
        onChange={(name) => change({ name })}
        error={errorOf('name')}
        placeholder="lodash"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextField
        ref={versionField}
        label="Version"
        className="min-w-0 grow basis-32"
        value={typed.version}
        onChange={(version) => change({ version })}
        error={errorOf('version')}
        placeholder="latest"
        autoComplete="off"
        spellCheck={false}
      />
      <div className="flex gap-2 pt-6">
        <Button type="submit">{replaced ? 'Update' : 'Add'}</Button>
        {onCancel ? (
          <Button variant="link" onClick={onCancel}>
            Cancel
          </Button>
        ) : null}
      </div>
    </form>
  )
}
