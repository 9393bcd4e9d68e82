import { useEffect } from 'react'
import { ArrowLeft, MousePointerClick } from 'lucide-react'
import { Link } from 'wouter'
import type { HangarFunction } from '../../../contract/functions.ts'
import { useLatePart } from '../../lib/use-late-part.ts'
import { announce } from '../../ui/announce.ts'
import { Anchor } from '../../ui/Anchor.tsx'
import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { MISSING_PART } from '../../ui/missing-part.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { DependenciesPane } from './DependenciesPane.tsx'
import type { FunctionsWorkspaceProps } from './FunctionsWorkspace.tsx'
import { functionPane } from './late-parts.ts'
import { MissingFunction } from './MissingFunction.tsx'
import { useChosen } from './use-chosen.ts'

interface WorkspacePaneProps extends FunctionsWorkspaceProps {
  functions: readonly HangarFunction[]
}

/** What is beside the list: what was chosen in it. When narrow, it is alone and leads back. */
export function WorkspacePane(props: WorkspacePaneProps) {
  const { chosen, hrefTo } = useChosen()
  useEffect(() => functionPane.preload(), [])
  if (chosen.kind === 'nothing') return <NothingChosen />
  return (
    <div className="min-w-0 space-y-4">
      <Link href={hrefTo({ kind: 'nothing' })} asChild>
        <Anchor className="inline-flex min-h-6 items-center gap-1 lg:hidden">
          <ArrowLeft aria-hidden className="size-4" />
          All Functions
        </Anchor>
      </Link>
      {chosen.kind === 'dependencies' ? (
        <DependenciesPane environment={props.environment} />
      ) : (
        <ChosenFunction {...props} functionSid={chosen.functionSid} />
      )}
    </div>
  )
}

function NothingChosen() {
  return (
    <div className="flex min-h-64 flex-col items-center justify-center gap-3 rounded-30 border border-dashed border-weak p-6 text-center text-weak max-lg:hidden">
      <MousePointerClick aria-hidden className="size-8 stroke-[1.25] text-icon" />
      <p>Choose a Function to see and change its source.</p>
    </div>
  )
}

function ChosenFunction(props: WorkspacePaneProps & { functionSid: string }) {
  const { functions, functionSid, ...rest } = props
  const pane = useLatePart(functionPane, true, () =>
    announce(`The editor is missing. ${MISSING_PART}`, 'assertive'),
  )
  const fn = functions.find(({ sid }) => sid === functionSid)
  if (fn === undefined) return <MissingFunction functionSid={functionSid} />
  if (pane.kind === 'missing') return <EditorMissing />
  if (pane.kind === 'away') return <Skeleton className="h-96 w-full rounded-30" />
  return <pane.part key={fn.sid} {...rest} fn={fn} functions={functions} />
}

function EditorMissing() {
  return (
    <Callout
      variant="error"
      title="The editor is missing"
      actions={
        <Button size="small" onClick={() => window.location.reload()}>
          Reload the console
        </Button>
      }
    >
      {MISSING_PART}
    </Callout>
  )
}
