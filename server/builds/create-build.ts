import type { Dependency } from '../../contract/dependencies.ts'
import type { Catalog } from '../catalog/port.ts'
import type { Build, Service } from '../catalog/records.ts'
import { Failure } from '../failure.ts'
import { planBuild } from '../rules/build-list.ts'
import { newSid } from '../rules/sids.ts'
import { installDependencies, type InstallDeps } from './install-dependencies.ts'

/**
 * What a Build is to be made of. `installed` has what is there for the dependencies already, so
 * that nothing is installed. Without `runtime`, that of the Service's newest Build.
 */
export interface AskedBuild {
  versionSids: readonly string[]
  dependencies: readonly Dependency[]
  installed?: Pick<Build, 'installed' | 'dependencySet'>
  runtime?: string | undefined
}

/** What Twilio calls a Build's Node where nobody asked for one. */
const DEFAULT_RUNTIME = 'node22'

/**
 * Makes a Build: complete at once, or `building` while its dependencies are installed, which
 * goes on after this resolves. Throws invalid_request.
 */
export async function createBuild(
  deps: InstallDeps,
  service: Service,
  asked: AskedBuild,
): Promise<Build> {
  const { catalog, clock } = deps
  const askedSids = [...new Set(asked.versionSids)]
  const found = await catalog.serviceVersions(service.sid, askedSids)
  const versionSids = planBuild(askedSids, found)
  const now = clock()
  const build: Build = {
    sid: newSid('build'),
    serviceSid: service.sid,
    status: asked.dependencies.length > 0 && !asked.installed ? 'building' : 'completed',
    runtime: asked.runtime ?? (await usualRuntime(catalog, service.sid)),
    dependencies: [...asked.dependencies],
    installed: asked.installed?.installed ?? [],
    dependencySet: asked.installed?.dependencySet ?? null,
    steps: [],
    failure: null,
    dateCreated: now,
    dateUpdated: now,
  }
  if (!(await catalog.createBuild(build, versionSids))) {
    throw new Failure('not_found', `The Service ${service.uniqueName} was deleted meanwhile.`)
  }
  if (build.status === 'building') void installDependencies(deps, build)
  return build
}

/** The runtime a Build has that asks for none, as at Twilio: that of the one before it. */
export async function usualRuntime(catalog: Catalog, serviceSid: string): Promise<string> {
  const { rows } = await catalog.pageBuilds(serviceSid, { limit: 1 })
  return rows[0]?.runtime ?? DEFAULT_RUNTIME
}
