import type { Build } from '../../../../contract/builds.ts'
import type { Dependency } from '../../../../contract/dependencies.ts'
import type { Deployed } from '../../../../contract/deployments.ts'
import { messageOf, Unreachable } from '../../../api/errors.ts'
import { createStore, type Store } from '../../../lib/store.ts'

/** The parts of a deployment, in their order. */
export type DeployPart = 'saving' | 'building' | 'deploying'

/** How a deployment stands. */
export type DeployState =
  | { kind: 'idle' }
  | { kind: 'saving' }
  /** `build` is null until the server has made it. */
  | { kind: 'building'; build: Build | null }
  | { kind: 'deploying' }
  /** `reason` is null when it shows elsewhere: a save says beside the editor why it failed. */
  | { kind: 'failed'; during: DeployPart; reason: string | null }

export interface DeployerDeps {
  /** Saves what was typed into a Function; false when that could not be done. */
  save: (functionSid: string) => Promise<boolean>
  /** `dependencies` undefined: those of the present Build stay. */
  createBuild: (dependencies: Dependency[] | undefined) => Promise<Build>
  readBuild: (buildSid: string) => Promise<Build>
  deploy: (buildSid: string) => Promise<Deployed>
  /** Hears of each deployment that became live, and what it was asked to depend on. */
  onDeployed: (deployed: Deployed, dependencies: Dependency[] | undefined) => void
  wait: (ms: number) => Promise<void>
}

/** Deploys one Environment; it goes on when the page that began it is left. */
export interface Deployer {
  state: Pick<Store<DeployState>, 'get' | 'subscribe'>
  /**
   * Saves the Function on screen (null: there is none), builds and deploys. Does nothing while
   * that is under way; never rejects.
   */
  run: (functionSid: string | null, dependencies: Dependency[] | undefined) => Promise<void>
  /** Forgets a failure. */
  dismiss: () => void
}

const POLL_MS = 1000

export const isDeploying = ({ kind }: DeployState) => kind !== 'idle' && kind !== 'failed'

/** Makes a deployer of one Environment. */
export function createDeployer(deps: DeployerDeps): Deployer {
  const state = createStore<DeployState>({ kind: 'idle' })
  const fail = (during: DeployPart, reason: string | null) =>
    state.set({ kind: 'failed', during, reason })

  /** The Build once it is completed; null when it failed, and the state then says why. */
  const build = async (dependencies: Dependency[] | undefined) => {
    state.set({ kind: 'building', build: null })
    let made = await deps.createBuild(dependencies)
    while (made.status === 'building') {
      state.set({ kind: 'building', build: made })
      await deps.wait(POLL_MS)
      made = await readAgain(deps, made)
    }
    if (made.status === 'completed') return made
    fail('building', made.failure ?? 'The Build failed, and the server gave no reason.')
    return null
  }

  const run: Deployer['run'] = async (functionSid, dependencies) => {
    let during: DeployPart = 'saving'
    try {
      state.set({ kind: 'saving' })
      const isSaved = functionSid === null || (await deps.save(functionSid))
      if (!isSaved) return fail(during, null)
      during = 'building'
      const made = await build(dependencies)
      if (made === null) return
      during = 'deploying'
      state.set({ kind: 'deploying' })
      const deployed = await deps.deploy(made.sid)
      state.set({ kind: 'idle' })
      deps.onDeployed(deployed, dependencies)
    } catch (error) {
      fail(during, messageOf(error))
    }
  }

  return {
    state,
    run: async (functionSid, dependencies) => {
      if (!isDeploying(state.get())) await run(functionSid, dependencies)
    },
    dismiss: () => {
      if (!isDeploying(state.get())) state.set({ kind: 'idle' })
    },
  }
}

/** The Build as it is now; as it was when Hangar is lost, which the app tells by itself. */
async function readAgain({ readBuild }: DeployerDeps, known: Build): Promise<Build> {
  try {
    return await readBuild(known.sid)
  } catch (error) {
    if (error instanceof Unreachable) return known
    throw error
  }
}

const PART_WORDS: Record<DeployPart, string> = {
  saving: 'Saving…',
  building: 'Building…',
  deploying: 'Making it live…',
}

/** What is being done, in words for people; null when nothing is. */
export function deployWords(state: DeployState): string | null {
  if (state.kind === 'idle' || state.kind === 'failed') return null
  if (state.kind !== 'building') return PART_WORDS[state.kind]
  const step = state.build?.steps.at(-1)
  return step ? `${step.name.replace(/[.…]+$/, '')}…` : PART_WORDS.building
}
