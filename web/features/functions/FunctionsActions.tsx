import { useQuery } from '@tanstack/react-query'
import { Rocket } from 'lucide-react'
import type { Environment } from '../../../contract/services.ts'
import { functionsQuery } from '../../api/functions.ts'
import { useStore } from '../../lib/use-store.ts'
import { Button } from '../../ui/Button.tsx'
import { isDeploying } from './engine/deploying.ts'
import { stateOf } from './engine/function-state.ts'
import { NewFunctionButton } from './NewFunctionButton.tsx'
import { useChosen } from './use-chosen.ts'
import { drafts, useWorkbench } from './workbench.ts'

/** What one does on the Functions page as a whole: a new Function, and deploying all. */
export function FunctionsActions({ environment }: { environment: Environment }) {
  const { data: functions } = useQuery(functionsQuery(environment))
  const { deployer, dependencies } = useWorkbench(environment)
  const state = useStore(deployer.state)
  const changed = useStore(dependencies)
  const typed = useStore(drafts)
  const { chosen } = useChosen()
  if (functions === undefined) return null
  const shown = chosen.kind === 'function' ? chosen.functionSid : null
  const hasDraft = shown !== null && typed.has(shown)
  const isWaiting = functions.some((fn) => stateOf(fn) !== 'live')
  const reason =
    isWaiting || hasDraft || changed !== null
      ? undefined
      : 'Nothing to deploy: what is saved is live.'
  return (
    <div className="flex flex-wrap gap-3">
      {functions.length === 0 ? null : (
        <NewFunctionButton environment={environment} functions={functions} />
      )}
      {functions.length === 0 && changed === null ? null : (
        <Button
          variant="primary"
          icon={<Rocket aria-hidden className="size-4" />}
          loading={isDeploying(state)}
          disabledReason={reason}
          onClick={() => void deployer.run(shown, changed ?? undefined)}
        >
          {hasDraft ? 'Save and deploy' : 'Deploy'}
        </Button>
      )}
    </div>
  )
}
