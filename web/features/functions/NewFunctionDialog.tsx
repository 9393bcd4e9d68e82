import { useQuery } from '@tanstack/react-query'
import { useId, useRef, useState, type FormEvent } from 'react'
import type { Visibility } from '../../../contract/assets.ts'
import type { HangarFunction } from '../../../contract/functions.ts'
import type { Environment } from '../../../contract/services.ts'
import { privateAssetsQuery } from '../../api/asset-lookup.ts'
import { messageOf } from '../../api/errors.ts'
import { useCreateFunction } from '../../api/functions.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { freeFunctionPath, planPath } from './engine/function-path.ts'
import { sourceOf, TEMPLATES, type TemplateName } from './engine/templates.ts'
import { PathPreview } from './PathPreview.tsx'
import { takenPaths } from './engine/taken-paths.ts'
import { TemplateChoice } from './TemplateChoice.tsx'
import { useChosen } from './use-chosen.ts'
import { VisibilityField } from './VisibilityField.tsx'

interface NewFunctionDialogProps {
  environment: Environment
  functions: readonly HangarFunction[]
  open: boolean
  onClose: () => void
  finalFocus: () => HTMLElement | null
}

/** Asks where a new Function will be, who may call it and what it begins as; then shows it. */
export function NewFunctionDialog(props: NewFunctionDialogProps) {
  const { environment, functions, open, onClose, finalFocus } = props
  const formId = useId()
  const pathField = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const [visibility, setVisibility] = useState<Visibility>('protected')
  const [template, setTemplate] = useState<TemplateName>('blank')
  const [assetPath, setAssetPath] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string>()
  const create = useCreateFunction(environment)
  const { choose } = useChosen()
  const { data: assets } = useQuery({ ...privateAssetsQuery(environment), enabled: open })

  const taken = takenPaths(functions, null)
  const usual = TEMPLATES.find(({ name }) => name === template)?.path ?? '/'
  const path = typed ?? freeFunctionPath(usual, taken)
  const plan = planPath({ typed: path, visibility, taken, assetsUrl: environment.assets_url })
  const asset = assets?.find((each) => each.path === assetPath) ?? assets?.[0] ?? null
  const lacksAsset = template === 'asset' && asset === null

  const refuse = (reason: string) => {
    setRefusal(reason)
    announce(reason, 'assertive')
    pathField.current?.focus()
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!plan.ok) return refuse(plan.message)
    if (create.isPending || lacksAsset) return
    const read = asset && { path: asset.path, contentType: asset.content_type }
    try {
      const made = await create.mutateAsync({
        path: plan.path,
        visibility: plan.visibility,
        content: sourceOf(template, read),
      })
      announce(`${made.saved.path} created. It is saved, and not deployed yet.`)
      onClose()
      choose({ kind: 'function', functionSid: made.sid })
    } catch (error) {
      refuse(messageOf(error))
    }
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title="New Function"
      description="It is saved at once, and answers requests after the next deployment."
      initialFocus={pathField}
      finalFocus={finalFocus}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            loading={create.isPending}
            disabledReason={lacksAsset ? 'There is no private asset to serve yet.' : undefined}
          >
            Create Function
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="space-y-5"
        onSubmit={(event) => void submit(event)}
      >
        <TemplateChoice
          template={template}
          onChange={setTemplate}
          assets={assets}
          asset={asset}
          onAsset={setAssetPath}
        />
        <TextField
          ref={pathField}
          label="Path"
          required
          value={path}
          onChange={(next) => {
            setTyped(next)
            setRefusal(undefined)
          }}
          error={refusal ?? (plan.ok || typed === null ? undefined : plan.message)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <VisibilityField value={visibility} onChange={setVisibility} />
        <PathPreview plan={plan} />
      </form>
    </Dialog>
  )
}
