import type { Catalog } from '../catalog/port.ts'
import type { Build } from '../catalog/records.ts'
import { InstallFailed, type DependencyInstaller } from './installer.ts'

export interface InstallDeps {
  catalog: Catalog
  clock: () => number
  installer: DependencyInstaller
}

/**
 * Installs what a Build asks for and writes down each step, then how it ended. Never rejects:
 * nobody waits for it, and a Build says itself why it failed.
 */
export async function installDependencies(deps: InstallDeps, build: Build): Promise<void> {
  const progress = recordProgress(deps, build)
  try {
    const { id, installed } = await deps.installer.install(build.dependencies, (name) =>
      progress.step(name),
    )
    await progress.end({ status: 'completed', dependencySet: id, installed })
  } catch (error) {
    // Even this write may fail, when the catalog is full or closed: see failUnfinished.
    await progress.end({ status: 'failed', failure: reasonOf(error) }).catch(() => {})
  }
}

/** Writes a Build's progress in its order, one write at a time. */
function recordProgress({ catalog, clock }: InstallDeps, begun: Build) {
  let build = begun
  let written = Promise.resolve(true)
  const write = (update: Partial<Build>) => {
    build = { ...build, ...update, dateUpdated: clock() }
    const now = build
    written = written.then(
      () => catalog.updateBuild(now),
      () => catalog.updateBuild(now),
    )
    return written
  }
  return {
    step: (name: string) => {
      // A step that could not be written is no reason to give the packages up.
      write({ steps: [...build.steps, { name, dateStarted: clock() }] }).catch(() => {})
    },
    end: write,
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof InstallFailed) return error.message
  const told = error instanceof Error ? error.message : String(error)
  return `The dependencies could not be installed: ${told}. Build again; if it fails again, the server’s npm or disk needs a look.`
}
