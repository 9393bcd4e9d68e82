import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Deployed } from '../../../contract/deployments.ts'
import type { Environment } from '../../../contract/services.ts'
import { deployWhole, promote, settleRelease, undoRelease } from '../../api/deployments.ts'
import { messageOf } from '../../api/errors.ts'
import { toasts } from '../../ui/toasts.ts'

/** What to promote: all that an Environment serves now, or one Build. */
export type PromoteSource = { kind: 'live'; environment: Environment } | BuildSource
interface BuildSource {
  kind: 'build'
  buildSid: string
}

/** Deploys a Build of an Environment's past again. */
export function useRollBack(environment: Environment) {
  const queryClient = useQueryClient()
  const tell = useDeployedToast()
  return useMutation({
    mutationFn: (buildSid: string) => deployWhole(environment, buildSid),
    onSuccess: async (deployed) => {
      await settleRelease(queryClient, environment)
      tell(environment, deployed, `${environment.unique_name} rolled back`)
    },
  })
}

/** Deploys to another Environment what one serves, or a Build. */
export function usePromote() {
  const queryClient = useQueryClient()
  const tell = useDeployedToast()
  return useMutation({
    mutationFn: ({ source, target }: { source: PromoteSource; target: Environment }) =>
      source.kind === 'live'
        ? promote(source.environment, target)
        : deployWhole(target, source.buildSid),
    onSuccess: async (deployed, { target }) => {
      await settleRelease(queryClient, target)
      tell(target, deployed, `Promoted to ${target.unique_name}`)
    },
  })
}

/** Takes a deployment back, and tells how that went. */
export function useUndoDeployment(environment: Environment) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (changeSid: string) => undoRelease(queryClient, environment, changeSid),
    onSuccess: () => tellUndone(environment),
    onError: (error) => tellNotUndone(environment, error),
  })
}

/** Tells of a deployment, with a way to take it back wherever the user is by then. */
function useDeployedToast() {
  const queryClient = useQueryClient()
  return (environment: Environment, { change }: Deployed, title: string) => {
    const onAction = () =>
      void undoRelease(queryClient, environment, change.sid).then(
        () => tellUndone(environment),
        (error: unknown) => tellNotUndone(environment, error),
      )
    toasts.add({
      variant: 'success',
      title,
      about: environment.sid,
      action: { label: 'Undo', onAction },
    })
  }
}

function tellUndone({ unique_name, sid }: Environment): void {
  const title = `Undone: ${unique_name} serves what it did before`
  toasts.add({ variant: 'success', title, about: sid })
}

function tellNotUndone({ unique_name }: Environment, error: unknown): void {
  toasts.add({
    variant: 'error',
    title: `${unique_name} stays as it is: the deployment could not be undone`,
    body: messageOf(error),
  })
}
