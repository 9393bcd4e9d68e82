import { Save } from 'lucide-react'
import type { Visibility } from '../../../contract/assets.ts'
import type { HangarFunction } from '../../../contract/functions.ts'
import type { Environment } from '../../../contract/services.ts'
import { useStore } from '../../lib/use-store.ts'
import { VISIBILITIES } from '../../lib/visibility.ts'
import { Button } from '../../ui/Button.tsx'
import { Heading } from '../../ui/Heading.tsx'
import { Select } from '../../ui/Select.tsx'
import { comingChanges, stateOf } from './engine/function-state.ts'
import { FunctionAddress } from './FunctionAddress.tsx'
import { FunctionMenu } from './FunctionMenu.tsx'
import { StateMark } from './StateMark.tsx'
import type { OpenFunction } from './use-function-text.ts'
import { useHeadingFocus } from './use-heading-focus.ts'
import { useWorkbench } from './workbench.ts'

interface EditorHeadProps {
  fn: HangarFunction
  functions: readonly HangarFunction[]
  environment: Environment
  open: OpenFunction
  onSave: () => void
}

const OPTIONS = VISIBILITIES.map(({ value, label }) => ({ value, label }))

/** What a Function is called, how it stands, where it answers; and saving, renaming, deleting. */
export function EditorHead({ fn, functions, environment, open, onSave }: EditorHeadProps) {
  const { saver } = useWorkbench(environment)
  const isSaving = useStore(saver.states).get(fn.sid)?.kind === 'saving'
  const heading = useHeadingFocus()
  const { text, isDirty } = open
  const coming = comingChanges({ saved: { ...fn.saved, ...text }, live: fn.live })
  return (
    <header className="space-y-3">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-60">
          <Heading
            ref={heading}
            tabIndex={-1}
            as="h2"
            size="section"
            className="own-focus-ring font-code break-all outline-none"
          >
            {text.path}
          </Heading>
          <StateMark state={isDirty ? 'unsaved' : stateOf(fn)} />
        </div>
        <div className="flex items-center gap-2">
          <Select<Visibility>
            label={`Visibility of ${text.path}`}
            hideLabel
            className="w-36"
            value={text.visibility}
            options={OPTIONS}
            onChange={(visibility) => open.edit({ visibility })}
          />
          <Button
            icon={<Save aria-hidden className="size-4" />}
            loading={isSaving}
            disabledReason={isDirty ? undefined : 'Nothing to save: it is as it was saved.'}
            title="Saves a new version (Ctrl+S or ⌘S). It runs after the next deployment."
            onClick={onSave}
          >
            Save
          </Button>
          <FunctionMenu {...{ fn, functions, environment, open }} />
        </div>
      </div>
      <FunctionAddress fn={fn} />
      {coming.length === 0 ? null : (
        <p className="text-20 text-warning">{`With the next deployment ${coming.join(' and ')}.`}</p>
      )}
    </header>
  )
}
