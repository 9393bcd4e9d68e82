import { useQuery } from '@tanstack/react-query'
import { Maximize2, Minimize2 } from 'lucide-react'
import { useDeferredValue, useRef, useState } from 'react'
import type { HangarFunction } from '../../../contract/functions.ts'
import { LIMITS } from '../../../contract/limits.ts'
import type { Environment } from '../../../contract/services.ts'
import { privateAssetsQuery } from '../../api/asset-lookup.ts'
import { formatBytes } from '../../lib/bytes.ts'
import { announce } from '../../ui/announce.ts'
import { Callout } from '../../ui/Callout.tsx'
import { classNames } from '../../ui/class-names.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { CodeEditor, type CodeEditorHandle } from './editor/CodeEditor.tsx'
import { EditorFoot } from './EditorFoot.tsx'
import { EditorHead } from './EditorHead.tsx'
import { isTooLong } from './engine/function-state.ts'
import { brokenLine } from './engine/source-tree.ts'
import { SaveProblem } from './SaveProblem.tsx'
import type { OpenFunction } from './use-function-text.ts'
import { UsedAssets } from './UsedAssets.tsx'
import { useWorkbench } from './workbench.ts'

interface EditorCardProps {
  fn: HangarFunction
  functions: readonly HangarFunction[]
  environment: Environment
  open: OpenFunction
  assetsHref: (search: string) => string
}

const LEAVING = 'Tab indents. To leave the editor by keyboard, press Esc, then Tab.'

/** The source of a Function, with what one does to it above and what is known of it below. */
export function EditorCard({ fn, functions, environment, open, assetsHref }: EditorCardProps) {
  const { saver } = useWorkbench(environment)
  const editor = useRef<CodeEditorHandle>(null)
  const [isTall, setIsTall] = useState(false)
  const { data: assets = [] } = useQuery(privateAssetsQuery(environment))
  const isLong = isTooLong(fn, open.base)
  // Reading the whole source can wait until nobody is typing; all of a bundle takes too long.
  const source = useDeferredValue(isLong ? '' : open.text.content)
  const save = async () => {
    if (await saver.save(fn.sid)) announce('Saved.')
  }
  return (
    <section aria-label={`Function ${fn.saved.path}`} className="space-y-4">
      <EditorHead {...{ fn, functions, environment, open }} onSave={() => void save()} />
      <SaveProblem
        {...{ fn, environment, open }}
        onSave={() => void save()}
        onChosen={() => editor.current?.focus()}
      />
      {isLong ? (
        <Callout title="Too long to edit here">
          {`This Function has ${formatBytes(fn.saved.size)}; the console edits up to ${formatBytes(LIMITS.editableBytes)}. Upload it with the tool that made it.`}
        </Callout>
      ) : null}
      <div className="overflow-hidden rounded-30 border border-default focus-within:border-primary">
        <div
          className={classNames(
            'relative min-h-48 resize-y overflow-hidden',
            isTall ? 'h-[80dvh]' : 'h-104 max-h-[80dvh]',
          )}
        >
          <CodeEditor
            ref={editor}
            functionSid={fn.sid}
            label={`Source of ${fn.saved.path}`}
            help={LEAVING}
            text={open.text.content}
            isReadOnly={isLong}
            onChange={(content) => open.edit({ content })}
            onSave={() => void save()}
            privateAssets={assets.map(({ path }) => path)}
          />
        </div>
        <EditorFoot
          help={LEAVING}
          brokenLine={brokenLine(source)}
          onLine={(line) => editor.current?.goToLine(line)}
        >
          <IconButton
            size="small"
            aria-label={isTall ? 'Make the editor shorter' : 'Make the editor taller'}
            icon={isTall ? <Minimize2 aria-hidden /> : <Maximize2 aria-hidden />}
            onClick={() => setIsTall(!isTall)}
          />
        </EditorFoot>
      </div>
      <UsedAssets
        {...{ environment, source, assetsHref }}
        onLine={(line) => editor.current?.goToLine(line)}
      />
    </section>
  )
}
