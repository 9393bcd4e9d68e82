import { useQuery } from '@tanstack/react-query'
import type { Environment } from '../../../contract/services.ts'
import { functionsQuery } from '../../api/functions.ts'
import { waitingWords } from './engine/function-state.ts'

/** One line below the page's name: what a deployment would do. */
export function FunctionsNotes({ environment }: { environment: Environment }) {
  const { data = [] } = useQuery(functionsQuery(environment))
  return data.length === 0 ? (
    <p>Code that answers requests, and the only reader of private assets.</p>
  ) : (
    <p>{waitingWords(data)}</p>
  )
}
