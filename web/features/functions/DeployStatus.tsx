import { useEffect } from 'react'
import type { Environment } from '../../../contract/services.ts'
import { useStore } from '../../lib/use-store.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { deployWords, type DeployPart, type DeployState } from './engine/deploying.ts'
import { DeploySteps } from './DeploySteps.tsx'
import { useChosen } from './use-chosen.ts'
import { useWorkbench } from './workbench.ts'

interface DeployStatusProps {
  environment: Environment
  runsFunctions: boolean
}

const FAILED: Record<DeployPart, string> = {
  saving: 'Not deployed: your text could not be saved',
  building: 'Not deployed: the Build failed',
  deploying: 'Not deployed',
}

/** How a deployment goes, or why it failed; and, in the mock, that nothing is run. */
export function DeployStatus({ environment, runsFunctions }: DeployStatusProps) {
  const { deployer } = useWorkbench(environment)
  const state = useStore(deployer.state)
  const words = deployWords(state)
  useEffect(() => {
    if (words !== null) announce(words)
  }, [words])
  const failure = failureWords(state)
  useEffect(() => {
    if (failure !== null) announce(failure, 'assertive')
  }, [failure])

  return (
    <>
      {runsFunctions ? null : (
        <Callout title="Functions are not run here">
          The mock keeps, edits and deploys Functions, but runs none of them. Start the Hangar
          server to try them and to see what they log.
        </Callout>
      )}
      {state.kind === 'failed' ? <DeployFailure environment={environment} /> : null}
      {words === null ? null : <DeploySteps state={state} />}
    </>
  )
}

const failureWords = (state: DeployState) =>
  state.kind === 'failed' ? `${FAILED[state.during]}. ${state.reason ?? ''}` : null

function DeployFailure({ environment }: { environment: Environment }) {
  const { deployer, dependencies } = useWorkbench(environment)
  const state = useStore(deployer.state)
  const { chosen } = useChosen()
  if (state.kind !== 'failed') return null
  const shown = chosen.kind === 'function' ? chosen.functionSid : null
  const again = () => void deployer.run(shown, dependencies.get() ?? undefined)
  return (
    <Callout
      variant="error"
      title={FAILED[state.during]}
      actions={
        <>
          <Button size="small" onClick={again}>
            Try again
          </Button>
          <Button size="small" variant="link" onClick={deployer.dismiss}>
            Dismiss
          </Button>
        </>
      }
    >
      <span className="whitespace-pre-line">
        {state.reason ?? 'The reason is told above its source. What is live stays as it is.'}
      </span>
    </Callout>
  )
}
