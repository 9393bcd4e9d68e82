import type { Dependency } from '../../contract/dependencies.ts'

/** Thrown by install; the message tells a developer what was wrong and what to do. */
export class InstallFailed extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'InstallFailed'
  }
}

/** Packages that are ready for Functions. Builds with equal locks share one set. */
export interface DependencySet {
  /** Its name, made of the lock's digest: equal packages, equal name. */
  id: string
  /** The direct dependencies with the versions that were chosen. */
  installed: Dependency[]
}

/** Fetches the npm packages that Builds ask for: locked, and without running their scripts. */
export interface DependencyInstaller {
  /** `onStep` hears what is being done, in words for people. Throws InstallFailed. */
  install(
    dependencies: readonly Dependency[],
    onStep: (name: string) => void,
  ): Promise<DependencySet>
  /** Drops every set but these, if nothing uses it; for the sweeper. */
  keepOnly(ids: ReadonlySet<string>): Promise<void>
}
