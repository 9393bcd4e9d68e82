import { useId, useRef, useState, type FormEvent } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { useFocusHeir } from '../../../ui/use-focus-heir.ts'
import { type ChosenFile, chosenFile, pastedFile } from '../engine/chosen-file.ts'
import { countFiles } from '../engine/summary.ts'
import { ClipboardNote } from './ClipboardNote.tsx'
import { isAllUrls } from './linked-urls.ts'
import type { PastedItem } from './pasted-item.ts'
import { nameProblems } from './pasted-name.ts'
import { PasteRow } from './PasteRow.tsx'
import type { Pasting } from './use-pasting.ts'

interface PasteDialogProps {
  pasting: Pasting
  /** Leaves one of several out. */
  onRemove: (id: string) => void
  onClose: () => void
  /** Puts the files into the review. */
  onAdd: (files: readonly ChosenFile[]) => void
  /** Goes on with a text that is URLs where those are fetched. */
  onUrls: (text: string) => void
}

/** Shows what was pasted, asks for its names, and adds it. More can be pasted while it is open. */
export function PasteDialog(props: PasteDialogProps) {
  const { pasting, onRemove, onClose, onAdd, onUrls } = props
  const { items, problem } = pasting
  /** Names that were typed, by item. */
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  const form = useRef<HTMLFormElement>(null)
  /** What comes next takes the focus then. */
  const goesOn = useRef(false)
  const field = useRef<HTMLInputElement>(null)
  const formId = useId()
  useFocusHeir(form, () => {})
  const named = items.map((item) => ({ ...item, name: names[item.id] ?? item.name }))
  const problems = nameProblems(named.map(({ name }) => name))
  const urls = items.length === 1 && isAllUrls(items[0]?.text ?? '') ? items[0]?.text : null

  const add = (event: FormEvent) => {
    event.preventDefault()
    const bad = problems.findIndex((one) => one !== null)
    if (bad >= 0) return form.current?.querySelectorAll('input')[bad]?.focus()
    goesOn.current = true
    onClose()
    onAdd(named.map(toChosen))
  }
  return (
    <Dialog
      open={pasting.isOpen}
      onOpenChange={(next) => !next && onClose()}
      title="Add from the clipboard"
      description={
        items.length === 0
          ? undefined
          : 'Nothing is sent yet: it goes to the review first, where you choose who can read it.'
      }
      initialFocus={field}
      finalFocus={() => (goesOn.current ? false : null)}
      footer={
        <>
          <Button onClick={onClose}>{items.length === 0 ? 'Close' : 'Cancel'}</Button>
          {items.length === 0 ? null : (
            <Button variant="primary" type="submit" form={formId}>
              {items.length > 1 ? `Add ${countFiles(items.length)}` : 'Add file'}
            </Button>
          )}
        </>
      }
    >
      {items.length === 0 ? <ClipboardNote problem={problem ?? 'empty'} /> : null}
      <form ref={form} id={formId} noValidate className="space-y-5" onSubmit={add}>
        {named.map((item, index) => (
          <PasteRow
            key={item.id}
            item={item}
            nameField={index === 0 ? field : undefined}
            number={items.length > 1 ? index + 1 : null}
            problem={problems[index] ?? null}
            onRename={(name) => setNames({ ...names, [item.id]: name })}
            onRemove={() => onRemove(item.id)}
          />
        ))}
        {urls == null ? null : (
          <p className="text-weak">
            This text is a URL.{' '}
            <Button
              variant="link"
              size="small"
              onClick={() => {
                goesOn.current = true
                onClose()
                onUrls(urls)
              }}
            >
              Fetch the file from there instead
            </Button>
          </p>
        )}
      </form>
    </Dialog>
  )
}

/** A file of the disk that comes with its handle is one, however it came. */
const toChosen = ({ bytes, name, handle }: PastedItem): ChosenFile =>
  handle !== null && bytes instanceof File
    ? chosenFile(bytes, { relativePath: name.trim(), handle })
    : pastedFile(bytes, name.trim(), Date.now())
