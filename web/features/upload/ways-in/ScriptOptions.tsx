import type { RefObject } from 'react'
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import type { ScriptChoice } from './curl-command.ts'
import type { ScriptForm } from './script-form.ts'

interface ScriptOptionsProps {
  form: ScriptForm
  onChange: (changed: Partial<ScriptForm>) => void
  nameProblem: string | undefined
  folderProblem: string | undefined
  nameField: RefObject<HTMLInputElement | null>
}

const AMOUNTS: { value: ScriptChoice['amount']; label: string }[] = [
  { value: 'file', label: 'One file' },
  { value: 'files', label: 'All files' },
  { value: 'folder', label: 'Folder' },
]
const SHELLS: { value: ScriptChoice['shell']; label: string }[] = [
  { value: 'posix', label: 'sh, bash, zsh' },
  { value: 'powershell', label: 'PowerShell' },
]
const VISIBILITIES: { value: ScriptChoice['visibility']; label: string }[] = [
  { value: 'public', label: 'As named, else public' },
  { value: 'protected', label: 'Protected' },
  { value: 'private', label: 'Private' },
]
const IF_EXISTS: { value: ScriptChoice['ifExists']; label: string }[] = [
  { value: 'fail', label: 'Refuse the file' },
  { value: 'replace', label: 'Replace it and keep its URL' },
  { value: 'keep_both', label: 'Keep both under two names' },
]

/** What the command is to send, how, and for which shell. */
export function ScriptOptions(props: ScriptOptionsProps) {
  const { form, onChange, nameProblem, folderProblem, nameField } = props
  const plain = { autoComplete: 'off', autoCapitalize: 'none', spellCheck: false } as const
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SegmentedControl
        label="What to send"
        value={form.amount}
        segments={AMOUNTS}
        onChange={(amount) => onChange({ amount })}
      />
      <SegmentedControl
        label="Shell"
        value={form.shell}
        segments={SHELLS}
        onChange={(shell) => onChange({ shell })}
      />
      {form.amount === 'files' ? null : (
        <TextField
          {...plain}
          ref={nameField}
          label={form.amount === 'file' ? 'File' : 'Folder to send'}
          value={form.amount === 'file' ? form.file : form.localFolder}
          onChange={(name) =>
            onChange(form.amount === 'file' ? { file: name } : { localFolder: name })
          }
          error={nameProblem}
        />
      )}
      <TextField
        {...plain}
        label="Folder in Hangar"
        value={form.folder}
        onChange={(folder) => onChange({ folder })}
        error={folderProblem}
      />
      <Select
        label="Visibility"
        value={form.visibility}
        options={VISIBILITIES}
        onChange={(visibility) => onChange({ visibility })}
      />
      <Select
        label="If the path is taken"
        value={form.ifExists}
        options={IF_EXISTS}
        onChange={(ifExists) => onChange({ ifExists })}
      />
    </div>
  )
}
