import { useQuery } from '@tanstack/react-query'
import type { HangarFunction } from '../../../contract/functions.ts'
import type { Environment } from '../../../contract/services.ts'
import { functionContentQuery } from '../../api/functions.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { ScrollRegion } from '../../ui/ScrollRegion.tsx'
import { drafts, useWorkbench } from './workbench.ts'

interface SaveConflictProps {
  title: string
  fn: HangarFunction
  environment: Environment
  onSave: () => void
  /** Takes the focus: the button that had it goes away. */
  onChosen: () => void
}

/** Shows what someone else saved, and leaves the choice; neither text is lost by it. */
export function SaveConflict(props: SaveConflictProps) {
  const { title, fn, environment, onSave, onChosen } = props
  const { saver } = useWorkbench(environment)
  const base = drafts.get().get(fn.sid)?.base.versionSid
  const { sid, path, visibility } = fn.saved
  const { data } = useQuery({
    ...functionContentQuery(environment, fn.sid, sid),
    enabled: sid !== base,
  })
  const theirs = sid === base ? undefined : data
  const keepMine = () => {
    if (!theirs) return
    const { version_sid: versionSid, content } = theirs
    drafts.rebase(fn.sid, { versionSid, path, visibility, content })
    saver.settle(fn.sid)
    onChosen()
    onSave()
  }
  const takeTheirs = () => {
    drafts.drop(fn.sid)
    saver.settle(fn.sid)
    onChosen()
    announce('The other text is in the editor now. Undo brings yours back.')
  }
  return (
    <Callout
      variant="warning"
      title={title}
      actions={
        <>
          <Button size="small" loading={!theirs} onClick={keepMine}>
            Save mine over it
          </Button>
          <Button size="small" loading={!theirs} onClick={takeTheirs}>
            Take theirs
          </Button>
        </>
      }
    >
      <p>
        Your text is still in the editor, and nothing was overwritten. Saving yours keeps theirs
        as an older version; taking theirs can be undone in the editor.
      </p>
      {theirs ? (
        <Disclosure summary={`What they saved at ${path}`} className="mt-2">
          <ScrollRegion
            aria-label="What they saved"
            className="max-h-72 rounded-20 bg-body p-3"
          >
            <pre className="font-code text-20">{theirs.content}</pre>
          </ScrollRegion>
        </Disclosure>
      ) : null}
    </Callout>
  )
}
