import { useEffect } from 'react'
import type { HangarFunction } from '../../../contract/functions.ts'
import type { Environment } from '../../../contract/services.ts'
import { messageOf } from '../../api/errors.ts'
import { useStore } from '../../lib/use-store.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { SaveConflict } from './SaveConflict.tsx'
import type { OpenFunction } from './use-function-text.ts'
import { useWorkbench } from './workbench.ts'

interface SaveProblemProps {
  fn: HangarFunction
  environment: Environment
  open: OpenFunction
  onSave: () => void
  /** Takes the focus: the button that had it goes away. */
  onChosen: () => void
}

const CONFLICT = 'Not saved: someone else saved this Function meanwhile'
const FAILURE = 'Not saved'

/** Why what was typed could not be saved, and what to do; the text stays in the editor. */
export function SaveProblem(props: SaveProblemProps) {
  const { fn, environment, onSave, onChosen } = props
  const { saver } = useWorkbench(environment)
  const state = useStore(saver.states).get(fn.sid)
  const failure = state?.kind === 'failed' ? messageOf(state.error) : null
  const news =
    state?.kind === 'conflict' ? CONFLICT : failure === null ? null : `${FAILURE}. ${failure}`
  useEffect(() => {
    if (news !== null) announce(news, 'assertive')
  }, [news])

  const again = () => {
    onChosen()
    onSave()
  }
  if (state?.kind === 'conflict') return <SaveConflict {...props} title={CONFLICT} />
  if (failure === null) return null
  return (
    <Callout
      variant="error"
      title={FAILURE}
      actions={
        <Button size="small" onClick={again}>
          Try again
        </Button>
      }
    >
      {failure} Your text is still here.
    </Callout>
  )
}
