import type { Environment } from '../../../contract/services.ts'
import type { Variable } from '../../../contract/variables.ts'
import { messageOf } from '../../api/errors.ts'
import { useCreateVariable, useDeleteVariable } from '../../api/variables.ts'
import { toasts } from '../../ui/toasts.ts'

/**
 * Deletes a Variable and offers to make it anew, with the same key and value. `focusOn` moves
 * the focus to the Variable with a key; null: to where one is added.
 */
export function useDeleteWithUndo(
  environment: Environment,
  focusOn: (key: string | null) => void,
) {
  const { mutateAsync: create } = useCreateVariable(environment)
  const { mutateAsync: remove } = useDeleteVariable(environment)

  const restore = async ({ key, value, sid }: Variable) => {
    try {
      await create({ key, value })
      focusOn(key)
      toasts.add({ variant: 'success', title: `Undone: ${key} is there again`, about: sid })
    } catch (error) {
      tellProblem(`${key} stays deleted`, error)
    }
  }
  return async (variable: Variable, next: string | null) => {
    const { key, sid } = variable
    try {
      await remove(sid)
      focusOn(next)
      toasts.add({
        variant: 'success',
        title: `${key} deleted`,
        about: sid,
        action: { label: 'Undo', onAction: () => void restore(variable) },
      })
    } catch (error) {
      tellProblem(`${key} is not deleted`, error)
    }
  }
}

const tellProblem = (title: string, error: unknown) =>
  toasts.add({ variant: 'error', title, body: messageOf(error) })
