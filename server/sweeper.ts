import type { Blobs } from './blobs/port.ts'
import type { Catalog } from './catalog/port.ts'
import { createBlobSweep, type SweptBlobs } from './sweep-blobs.ts'
import { sweepDependencies, sweepLogs, type FunctionsSweepDeps } from './sweep-functions.ts'
import { createStraySweep, createUploadSweep, type SweepLocks } from './sweep-uploads.ts'

const HOUR = 60 * 60 * 1000

export interface SweeperDeps extends FunctionsSweepDeps {
  catalog: Catalog
  blobs: Blobs
  /** The routes' own. */
  locks: SweepLocks
  /** Hears of what could not be swept; the next round tries again. */
  onError: (error: unknown) => void
  /** Hears what each round has removed, and will remove. */
  onSwept: (swept: Swept) => void
}

/** What a round has removed, and the blobs that the next one may. */
export interface Swept extends SweptBlobs {
  /** Uploads given up. */
  uploads: number
  /** Staging areas that no upload knew. */
  strays: number
}

/** Sweeps now, and then an hour after each round. `stop` waits for one that is under way. */
export function startSweeper(deps: SweeperDeps): { stop: () => Promise<void> } {
  const sweep = createSweep(deps)
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  let round = run()

  async function run(): Promise<void> {
    await sweep()
    if (stopped) return
    timer = setTimeout(() => {
      round = run()
    }, HOUR)
  }

  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await round
    },
  }
}

/** Gives the rounds of one process: each knows what the one before has found. */
export function createSweep(deps: SweeperDeps): () => Promise<Swept> {
  const sweepUploads = createUploadSweep(deps)
  const sweepStrays = createStraySweep(deps)
  const sweepBlobs = createBlobSweep(deps)

  async function attempt<Result>(
    part: () => Promise<Result>,
    nothing: Result,
  ): Promise<Result> {
    try {
      return await part()
    } catch (error) {
      deps.onError(error)
      return nothing
    }
  }

  return async () => {
    const uploads = await attempt(sweepUploads, 0)
    const strays = await attempt(sweepStrays, 0)
    const swept = { uploads, strays, ...(await attempt(sweepBlobs, { blobs: 0, suspects: 0 })) }
    await attempt(() => sweepLogs(deps), 0)
    await attempt(() => sweepDependencies(deps), undefined)
    deps.onSwept(swept)
    return swept
  }
}

/** What to write into the log about a round; null when there is nothing to tell. */
export function describeSwept({ uploads, strays, blobs, suspects }: Swept): string | null {
  const removed =
    `Removed: blobs that no version points at (${blobs}), uploads given up (${uploads}), ` +
    `bytes of deleted uploads (${strays}).`
  const coming =
    `To be removed in an hour: blobs that no version points at (${suspects}). If an older ` +
    'catalog was restored by mistake, stop Hangar now and put the right one back.'
  const parts = [
    ...(blobs + uploads + strays > 0 ? [removed] : []),
    ...(suspects > 0 ? [coming] : []),
  ]
  return parts.join(' ') || null
}
