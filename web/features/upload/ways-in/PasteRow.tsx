import { X } from 'lucide-react'
import type { FocusEvent, RefObject } from 'react'
import { formatBytes } from '../../../lib/bytes.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import type { PastedItem } from './pasted-item.ts'
import { PastePreview } from './PastePreview.tsx'

interface PasteRowProps {
  item: PastedItem
  /** Which of several it is; null when it is the only one. */
  number: number | null
  /** What is wrong with its name. */
  problem: string | null
  nameField: RefObject<HTMLInputElement | null> | undefined
  onRename: (name: string) => void
  onRemove: () => void
}

/** One pasted thing: what it looks like, what it is, and its name to edit. */
export function PasteRow({ item, number, problem, nameField, ...on }: PasteRowProps) {
  return (
    <div className="grid gap-x-4 gap-y-3 sm:grid-cols-[10rem_1fr]">
      <PastePreview item={item} />
      <div className="flex min-w-0 items-start gap-2">
        <TextField
          ref={nameField}
          className="min-w-0 grow"
          label={number === null ? 'Name' : `Name of file ${number}`}
          value={item.name}
          onChange={on.onRename}
          error={problem ?? undefined}
          onFocus={selectStem}
          helpText={`${item.bytes.type === '' ? 'Unknown type' : item.bytes.type} · ${formatBytes(item.bytes.size)}`}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        {number === null ? null : (
          <IconButton
            aria-label={`Leave out ${item.name}`}
            icon={<X aria-hidden />}
            className="mt-6"
            onClick={on.onRemove}
          />
        )}
      </div>
    </div>
  )
}

/** What one types first is another name, seldom another extension. */
function selectStem({ currentTarget }: FocusEvent<HTMLInputElement>): void {
  const dot = currentTarget.value.lastIndexOf('.')
  currentTarget.setSelectionRange(0, dot > 0 ? dot : currentTarget.value.length)
}
