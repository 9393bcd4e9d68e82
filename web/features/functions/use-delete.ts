import { useQueryClient } from '@tanstack/react-query'
import type { HangarFunction } from '../../../contract/functions.ts'
import type { Environment } from '../../../contract/services.ts'
import { undoRelease } from '../../api/deployments.ts'
import { messageOf } from '../../api/errors.ts'
import { useCreateFunction, useDeleteFunction } from '../../api/functions.ts'
import { toasts } from '../../ui/toasts.ts'
import type { FunctionText } from './engine/drafts.ts'
import { useChosen } from './use-chosen.ts'
import { drafts } from './workbench.ts'

/**
 * Deletes a Function, and offers to undo it. What ran comes back by its Change; one that was
 * never deployed has none, and is made again out of its text.
 */
export function useDelete(environment: Environment) {
  const queryClient = useQueryClient()
  const { mutateAsync: remove } = useDeleteFunction(environment)
  const { mutateAsync: create } = useCreateFunction(environment)
  const { choose } = useChosen()

  return async (fn: HangarFunction, { path, visibility, content }: FunctionText) => {
    const about = fn.sid
    const draft = drafts.get().get(fn.sid)
    const fail = (title: string, error: unknown) =>
      toasts.add({ variant: 'error', title, body: messageOf(error), about })

    const undo = async (changeSid: string | null) => {
      try {
        if (changeSid === null) await create({ path, visibility, content })
        else await undoRelease(queryClient, environment, changeSid)
        if (changeSid !== null && draft) drafts.edit(fn.sid, draft.base, draft)
        toasts.add({ variant: 'success', title: `Undone: ${fn.saved.path} is back`, about })
      } catch (error) {
        fail(`${fn.saved.path} stays deleted: it could not be undone`, error)
      }
    }

    try {
      const { change } = await remove(fn.sid)
      drafts.drop(fn.sid)
      choose({ kind: 'nothing' }, { replace: true })
      toasts.add({
        variant: 'success',
        title: `${fn.saved.path} deleted`,
        body: change === null ? 'It was not live.' : 'It answers no more requests.',
        action: { label: 'Undo', onAction: () => void undo(change?.sid ?? null) },
        about,
      })
    } catch (error) {
      fail(`${fn.saved.path} is not deleted`, error)
    }
  }
}
