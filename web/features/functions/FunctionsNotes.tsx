import { useQuery } from '@tanstack/react-query'
import type { Environment } from '../../../contract/services.ts'
import { functionsQuery } from '../../api/functions.ts'
import { useStore } from '../../lib/use-store.ts'
import { waitingWords } from './engine/function-state.ts'
import { useWorkbench } from './workbench.ts'

/** One line below the page's name: what a deployment would do. */
export function FunctionsNotes({ environment }: { environment: Environment }) {
  const { data = [] } = useQuery(functionsQuery(environment))
  const isChanged = useStore(useWorkbench(environment).dependencies) !== null
  return data.length === 0 && !isChanged ? (
    <p>Code that answers requests, and the only reader of private assets.</p>
  ) : (
    <p>{waitingWords(data, isChanged)}</p>
  )
}
