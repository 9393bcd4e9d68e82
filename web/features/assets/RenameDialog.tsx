import { useId, useRef, useState, type FormEvent } from 'react'
import type { Asset } from '../../../contract/assets.ts'
import { splitPath } from '../../../contract/asset-path.ts'
import { messageOf } from '../../api/errors.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { planRename, typedPathOf } from './rename-plan.ts'
import { RenamePreview } from './RenamePreview.tsx'

interface RenameDialogProps {
  asset: Asset
  /** The Environment's origin; null when no URL reaches it. */
  assetsUrl: string | null
  open: boolean
  onClose: () => void
  /** Rejects when the asset could not be moved. */
  onMove: (asset: Asset, path: string) => Promise<void>
  /** What gets the focus on closing. */
  finalFocus: () => HTMLElement | null
}

/** Asks for a new folder and name, checked as one types, and shows what becomes of the URL. */
export function RenameDialog(props: RenameDialogProps) {
  const { asset, assetsUrl, open, onClose, onMove, finalFocus } = props
  const [typed, setTyped] = useState(() => typedPathOf(asset.path))
  const [isMoving, setIsMoving] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const nameField = useRef<HTMLInputElement>(null)
  const formId = useId()
  const plan = planRename(asset, typed, assetsUrl)

  const change = (part: Partial<typeof typed>) => {
    setTyped({ ...typed, ...part })
    setRefusal(undefined)
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (plan.step === 'same') onClose()
    if (plan.step === 'problem') nameField.current?.focus()
    if (plan.step !== 'move' || isMoving) return
    setIsMoving(true)
    try {
      await onMove(asset, plan.path)
      onClose()
    } catch (error) {
      setRefusal(messageOf(error))
      announce(messageOf(error), 'assertive')
      nameField.current?.focus()
    } finally {
      setIsMoving(false)
    }
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={`Rename or move ${splitPath(asset.path).name || asset.path}`}
      initialFocus={nameField}
      finalFocus={finalFocus}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} loading={isMoving}>
            Save
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="space-y-4" onSubmit={(event) => void save(event)}>
        <TextField
          label="Folder"
          value={typed.folder}
          onChange={(folder) => change({ folder })}
          autoComplete="off"
          spellCheck={false}
        />
        <TextField
          ref={nameField}
          label="Name"
          required
          value={typed.name}
          onChange={(name) => change({ name })}
          error={plan.step === 'problem' ? plan.message : refusal}
          autoComplete="off"
          spellCheck={false}
        />
        <RenamePreview plan={plan} />
      </form>
    </Dialog>
  )
}
