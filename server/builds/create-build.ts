import type { Dependency } from '../../contract/dependencies.ts'
import type { Catalog } from '../catalog/port.ts'
import type { Build, BuildVersion, Service } from '../catalog/records.ts'
import { Failure } from '../failure.ts'
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
  const versionSids = [...new Set(asked.versionSids)]
  refuseUnbuildable(versionSids, await catalog.serviceVersions(service.sid, versionSids))
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

function refuseUnbuildable(asked: readonly string[], found: readonly BuildVersion[]): void {
  if (asked.length === 0) throw unbuildable(NO_VERSION)
  const known = new Set(found.map(({ sid }) => sid))
  const unknown = asked.find((sid) => !known.has(sid))
  if (unknown) throw unbuildable(`This Service has no version ${unknown}.`)
  const paths = new Set<string>()
  const resources = new Set<string>()
  for (const { path, resourceSid } of found) {
    if (paths.has(path)) throw unbuildable(`Two versions of the Build have the path ${path}.`)
    if (resources.has(resourceSid)) {
      throw unbuildable(`The Build has two versions of ${resourceSid}; it can have one.`)
    }
    paths.add(path)
    resources.add(resourceSid)
  }
}

// Twilio's own words, https://github.com/twilio/twilio-cli/issues/215
const NO_VERSION = 'At least one Function Version or Asset Version is required for Build.'

const unbuildable = (message: string) => new Failure('invalid_request', message)
