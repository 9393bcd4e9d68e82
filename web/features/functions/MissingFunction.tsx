import { useStore } from '../../lib/use-store.ts'
import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { drafts } from './workbench.ts'

/** In the place of a Function that is not there, such as one that someone else deleted. */
export function MissingFunction({ functionSid }: { functionSid: string }) {
  const draft = useStore(drafts).get(functionSid)
  const title = 'There is no such Function'
  if (draft === undefined) {
    return (
      <Callout title={title}>It may have been deleted, or belong to another Service.</Callout>
    )
  }
  return (
    <Callout
      variant="warning"
      title={title}
      actions={
        <>
          <CopyButton size="small" value={draft.content} label="Copy the unsaved text" />
          <Button size="small" variant="link" onClick={() => drafts.drop(functionSid)}>
            Discard it
          </Button>
        </>
      }
    >
      {`Someone else deleted ${draft.base.path} while you changed it. Your text is still here: copy it, and make a new Function of it.`}
    </Callout>
  )
}
