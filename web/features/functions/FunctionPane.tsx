import type { ReactNode } from 'react'
import type { HangarFunction } from '../../../contract/functions.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { EditorCard } from './EditorCard.tsx'
import { FunctionsProblem } from './FunctionsProblem.tsx'
import type { FunctionsWorkspaceProps } from './FunctionsWorkspace.tsx'
import { TryPanel } from './TryPanel.tsx'
import { useFunctionText } from './use-function-text.ts'

interface FunctionPaneProps extends FunctionsWorkspaceProps {
  fn: HangarFunction
  functions: readonly HangarFunction[]
}

/** One Function: its source, the assets it reads, a way to try it, and what it writes. */
export function FunctionPane(props: FunctionPaneProps): ReactNode {
  const { fn, functions, environment, session, assetsHref, renderLogs } = props
  const { content, open } = useFunctionText(environment, fn)
  if (open === null) {
    return content.error ? (
      <FunctionsProblem title={`The source of ${fn.saved.path} did not come`} query={content} />
    ) : (
      <Skeleton className="h-96 w-full rounded-30" />
    )
  }
  return (
    <div className="space-y-6">
      <EditorCard {...{ fn, functions, environment, open, assetsHref }} />
      <TryPanel
        {...{ fn, environment }}
        isDirty={open.isDirty}
        isRun={session.runs_functions}
      />
      {renderLogs(fn)}
    </div>
  )
}
