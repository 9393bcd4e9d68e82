import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import type { Dependency } from '../../../contract/dependencies.ts'
import type { Deployed } from '../../../contract/deployments.ts'
import type { Environment } from '../../../contract/services.ts'
import { createBuild, readBuild } from '../../api/builds.ts'
import { deployFunctions, settleRelease, undoRelease } from '../../api/deployments.ts'
import { messageOf } from '../../api/errors.ts'
import { functionsKey, saveFunction, seedFunction } from '../../api/functions.ts'
import { funnel } from '../../api/query-client.ts'
import { createStore, type Store } from '../../lib/store.ts'
import { toasts } from '../../ui/toasts.ts'
import { createDeployer, type Deployer } from './engine/deploying.ts'
import { createDrafts } from './engine/drafts.ts'
import { createSaver, type Saver } from './engine/saving.ts'
import { guardUnload } from './unload-guard.ts'

/** What was typed and not saved, in all Services; it outlives the pages. */
export const drafts = createDrafts()
guardUnload(drafts, () => drafts.get().size > 0)

/** All that goes on with one Environment's Functions, whichever page is shown. */
export interface Workbench {
  saver: Saver
  deployer: Deployer
  /** What the next deployment will depend on; null: on the same as the present Build. */
  dependencies: Store<Dependency[] | null>
}

type Place = Pick<Environment, 'sid' | 'service_sid' | 'unique_name'>

const workbenches = new WeakMap<QueryClient, Map<string, Workbench>>()

/** The one workbench of an Environment. */
export function useWorkbench(environment: Place): Workbench {
  const queryClient = useQueryClient()
  const known = workbenches.get(queryClient) ?? new Map<string, Workbench>()
  workbenches.set(queryClient, known)
  const workbench = known.get(environment.sid) ?? createWorkbench(queryClient, environment)
  known.set(environment.sid, workbench)
  return workbench
}

function createWorkbench(queryClient: QueryClient, place: Place): Workbench {
  const dependencies = createStore<Dependency[] | null>(null)
  guardUnload(dependencies, () => dependencies.get() !== null)
  // Mutations and queries tell the funnel by themselves; these requests are neither.
  const heard = async <Answer>(request: Promise<Answer>) => {
    try {
      return await request
    } catch (error) {
      funnel(queryClient, error)
      throw error
    }
  }
  const saver = createSaver({
    drafts,
    save: async (functionSid, asked) => {
      try {
        return await heard(saveFunction(place, functionSid, asked))
      } catch (error) {
        // It may have been refused for what someone else did: that is to be seen then.
        void queryClient.invalidateQueries({ queryKey: functionsKey(place.sid) })
        throw error
      }
    },
    onSaved: (saved, content) => seedFunction(queryClient, place, saved, content),
  })
  const settle = async (asked: Dependency[] | undefined) => {
    await settleRelease(queryClient, place)
    // What was changed since it was asked for is for the next deployment.
    if (dependencies.get() === asked) dependencies.set(null)
  }
  const deployer = createDeployer({
    save: saver.save,
    createBuild: (asked) => heard(createBuild(place, asked)),
    readBuild: (buildSid) => heard(readBuild(place, buildSid)),
    deploy: (buildSid) => heard(deployFunctions(place, buildSid)),
    onDeployed: (deployed, asked) => {
      tellDeployed(queryClient, place, deployed)
      void settle(asked)
    },
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  })
  return { saver, deployer, dependencies }
}

/** It would lie over the button that deploys; there is another way back. */
const UNDO_MS = 12_000

function tellDeployed(queryClient: QueryClient, place: Place, { change }: Deployed): void {
  const about = `deployment ${place.sid}`
  const undo = async () => {
    try {
      await undoRelease(queryClient, place, change.sid)
      const title = `Undone: ${place.unique_name} runs what it ran before`
      toasts.add({ variant: 'success', title, about })
    } catch (error) {
      funnel(queryClient, error)
      const title = 'The deployment stays: it could not be undone'
      toasts.add({ variant: 'error', title, body: messageOf(error), about })
    }
  }
  toasts.add({
    variant: 'success',
    title: `Deployed to ${place.unique_name}`,
    body: 'The Deployments page can take it back later, too.',
    timeout: UNDO_MS,
    action: { label: 'Undo', onAction: () => void undo() },
    about,
  })
}
