import { useQuery } from '@tanstack/react-query'
import { SquareFunction } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import type { HangarFunction } from '../../../contract/functions.ts'
import type { Environment } from '../../../contract/services.ts'
import type { Session } from '../../../contract/session.ts'
import { functionsQuery } from '../../api/functions.ts'
import { classNames } from '../../ui/class-names.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { FunctionList } from './FunctionList.tsx'
import { FunctionsProblem } from './FunctionsProblem.tsx'
import { NewFunctionButton } from './NewFunctionButton.tsx'
import { useChosen } from './use-chosen.ts'
import { useReturnFocus } from './use-return-focus.ts'
import { WorkspacePane } from './WorkspacePane.tsx'

export interface FunctionsWorkspaceProps {
  session: Session
  environment: Environment
  /** Where an asset can be looked for, by a part of its path. */
  assetsHref: (search: string) => string
  /** What a Function writes, for below its editor. */
  renderLogs: (fn: HangarFunction) => ReactNode
}

/** A Service's Functions: a list, and beside it the editor; one after the other when narrow. */
export function FunctionsWorkspace(props: FunctionsWorkspaceProps) {
  const { environment } = props
  const functions = useQuery(functionsQuery(environment))
  const { chosen } = useChosen()
  const place = useRef<HTMLDivElement>(null)
  useReturnFocus(place, chosen)
  if (functions.data === undefined) {
    return functions.error ? (
      <FunctionsProblem query={functions} title="The Functions could not be loaded" />
    ) : (
      <Skeleton className="h-64 w-full max-w-72 rounded-30" />
    )
  }
  const isNothing = chosen.kind === 'nothing'
  const isEmpty = functions.data.length === 0
  return (
    <div ref={place} className="space-y-4">
      {functions.error ? (
        <FunctionsProblem query={functions} title="This list may be out of date" />
      ) : null}
      {isEmpty && isNothing ? (
        <NoFunctions environment={environment} />
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[18rem_minmax(0,1fr)]">
          <FunctionList
            functions={functions.data}
            className={classNames(!isNothing && 'max-lg:hidden')}
          />
          <WorkspacePane {...props} functions={functions.data} />
        </div>
      )}
    </div>
  )
}

function NoFunctions({ environment }: { environment: Environment }) {
  return (
    <EmptyState
      title="No Functions yet"
      icon={<SquareFunction />}
      action={<NewFunctionButton environment={environment} functions={[]} variant="primary" />}
    >
      To get started answering requests with your own code, create a Function. Only Functions
      can read private assets.
    </EmptyState>
  )
}
