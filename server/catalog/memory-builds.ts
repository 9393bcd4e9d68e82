import { compareCodePoints } from '../rules/code-point-order.ts'
import { environmentSettled, SPARE_SNAPSHOTS, snapshotAfter } from './drafts.ts'
import type { Events } from './events.ts'
import { pageOf, oldestFirst } from '../rules/row-pages.ts'
import { type MemoryRows, findRow, removeBuild, withKinds } from './memory-rows.ts'
import type { BuildRows, PageQuery } from './port.ts'
import type { Build, BuildVersion, Deployment, ListedDeployment } from './records.ts'

/** Builds and Deployments in memory. */
export function memoryBuilds(rows: MemoryRows, events: Events): BuildRows {
  return { ...buildsOf(rows), ...snapshotsOf(rows, events), ...deploymentsOf(rows) }
}

function buildsOf(rows: MemoryRows) {
  const { services, builds } = rows
  return {
    async createBuild(build: Build, versionSids: string[]) {
      if (!services.has(build.serviceSid)) return false
      addBuild(rows, build, versionSids)
      return true
    },
    findBuild: async (sid: string) => findCopy(builds, sid),
    async updateBuild(build: Build) {
      const known = builds.get(build.sid)
      if (!known) return false
      const { serviceSid, runtime, dependencies, dateCreated } = known
      const fixed = { serviceSid, runtime, dependencies, dateCreated }
      builds.set(build.sid, { ...structuredClone(build), ...fixed })
      return true
    },
    async pageBuilds(serviceSid: string, query: PageQuery) {
      const own = [...builds.values()].filter((build) => build.serviceSid === serviceSid)
      return structuredClone(pageOf(own, query))
    },
    buildVersions: async (buildSid: string) => versionsOf(rows, buildSid),
    async deleteBuild(sid: string) {
      if (!builds.has(sid)) return 'missing' as const
      if (isRun(rows, sid)) return 'in_use' as const
      removeBuild(rows, sid)
      return 'deleted' as const
    },
    async unfinishedBuilds() {
      const building = [...builds.values()].filter(({ status }) => status === 'building')
      return structuredClone(oldestFirst(building))
    },
    async dependencySetsInUse() {
      const sets = [...builds.values()].map(({ dependencySet }) => dependencySet)
      return new Set(sets.filter((set) => set !== null))
    },
  }
}

function snapshotsOf(rows: MemoryRows, events: Events) {
  return {
    async takeSnapshot(environmentSid: string, build: Build) {
      const environment = rows.environments.get(environmentSid)
      if (!environment?.isAltered) return findRow(rows.environments, environmentSid)
      const live = rows.live.get(environmentSid)?.all() ?? []
      const replaced = rows.builds.get(environment.release?.buildSid ?? '') ?? null
      const versionSids = live.map(({ version }) => version.sid)
      addBuild(rows, snapshotAfter(replaced, build), versionSids)
      rows.transientBuilds.add(build.sid)
      const settled = environmentSettled(environment, build)
      rows.environments.set(environmentSid, settled)
      dropSuperseded(rows, environment.serviceSid)
      events.emit({ type: 'environment', environment: { ...settled } })
      return { ...settled }
    },
  }
}

function deploymentsOf({ deployments, changes }: MemoryRows) {
  const listed = (deployment: Deployment): ListedDeployment[] => {
    const change = changes.get(deployment.changeSid)
    if (!change) return []
    const { actor, entryCount, undoneBy } = change
    return [{ ...deployment, actor, entryCount, undoneBy }]
  }
  return {
    async pageDeployments(environmentSid: string, query: PageQuery) {
      const own = [...deployments.values()].filter(
        (row) => row.environmentSid === environmentSid,
      )
      const { rows, hasMore } = pageOf(own, query)
      return { rows: rows.flatMap(listed), hasMore }
    },
    async findDeployment(sid: string) {
      const deployment = deployments.get(sid)
      return (deployment && listed(deployment)[0]) ?? null
    },
  }
}

const isRun = ({ environments }: MemoryRows, sid: string) =>
  [...environments.values()].some(({ release }) => release?.buildSid === sid)

/** Deletes the snapshots that nothing runs on or names, but for the newest few. */
function dropSuperseded(rows: MemoryRows, serviceSid: string): void {
  const superseded = oldestFirst(rows.builds.values())
    .filter((build) => build.serviceSid === serviceSid && rows.transientBuilds.has(build.sid))
    .filter(({ sid }) => !isRun(rows, sid))
  for (const { sid } of superseded.slice(0, -SPARE_SNAPSHOTS)) removeBuild(rows, sid)
}

function addBuild(rows: MemoryRows, build: Build, versionSids: string[]): void {
  if (rows.builds.has(build.sid)) throw new Error(`${build.sid} exists already`)
  for (const sid of versionSids) {
    const resource = rows.resources.get(rows.versions.get(sid)?.resourceSid ?? '')
    if (resource?.serviceSid !== build.serviceSid) throw new Error(`${sid} is no version of it`)
  }
  rows.builds.set(build.sid, structuredClone(build))
  rows.buildVersions.set(build.sid, new Set(versionSids))
}

function versionsOf(rows: MemoryRows, buildSid: string): BuildVersion[] {
  return withKinds(rows, rows.buildVersions.get(buildSid) ?? []).toSorted((a, b) =>
    compareCodePoints(a.path, b.path),
  )
}

/** Builds hold lists, which a plain copy would share. */
function findCopy(builds: Map<string, Build>, sid: string): Build | null {
  const build = builds.get(sid)
  return build ? structuredClone(build) : null
}
