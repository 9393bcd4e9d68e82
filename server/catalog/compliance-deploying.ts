import { newSid } from '../rules/sids.ts'
import { emptyDraft } from './compliance-drafts.ts'
import { NOW, type Site } from './compliance-records.ts'
import type { Catalog } from './port.ts'
import type { Build, ChangeEntry, ChangeDraft, Deployment } from './records.ts'

/** A Build of the site that no catalog has yet; complete unless told. */
export function newBuild({ service }: Site, parts: Partial<Build> = {}): Build {
  const dateCreated = parts.dateCreated ?? NOW
  return {
    sid: newSid('build'),
    serviceSid: service.sid,
    status: 'completed',
    runtime: 'node22',
    dependencies: [],
    installed: [],
    dependencySet: null,
    steps: [],
    failure: null,
    dateCreated,
    dateUpdated: dateCreated,
    ...parts,
  }
}

/** Writes a Build of the versions. */
export async function addBuild(
  catalog: Catalog,
  site: Site,
  versions: readonly { sid: string }[],
  parts: Partial<Build> = {},
): Promise<Build> {
  const build = newBuild(site, parts)
  await catalog.createBuild(
    build,
    versions.map(({ sid }) => sid),
  )
  return build
}

/** A draft that makes a Build all that the site serves and what it runs on, as things are now. */
export async function deploying(
  catalog: Catalog,
  site: Site,
  build: Build,
  parts: Partial<ChangeDraft> = {},
): Promise<ChangeDraft> {
  const { sid: environmentSid, serviceSid } = site.environment
  const environments = await catalog.listEnvironments(serviceSid)
  const environment = environments.find(({ sid }) => sid === environmentSid)
  const draft = emptyDraft(site, { kind: 'deployment', ...parts })
  const deployment: Deployment = {
    sid: newSid('deployment'),
    serviceSid,
    environmentSid,
    buildSid: build.sid,
    changeSid: draft.sid,
    isPlugin: false,
    dateCreated: draft.dateCreated,
  }
  const after = { buildSid: build.sid, deploymentSid: deployment.sid }
  return {
    ...draft,
    entries: await entriesTo(catalog, environmentSid, build),
    release: { before: environment?.release ?? null, after },
    deployment,
    ...parts,
  }
}

/** A draft that takes down all that the site serves, as things are now. */
export async function takingDown(catalog: Catalog, site: Site): Promise<ChangeDraft> {
  const { entries, release, deployment, ...draft } = await deploying(
    catalog,
    site,
    newBuild(site),
  )
  return {
    ...draft,
    entries,
    release: release && {
      before: release.before,
      after: { buildSid: null, deploymentSid: deployment?.sid ?? null },
    },
    deployment: deployment && { ...deployment, buildSid: null },
  }
}

async function entriesTo(
  catalog: Catalog,
  environmentSid: string,
  build: Build,
): Promise<ChangeEntry[]> {
  const live = (await Array.fromAsync(catalog.liveSet(environmentSid))).flat()
  const before = new Map(live.map(({ version }) => [version.path, version.sid]))
  const listed = await catalog.buildVersions(build.sid)
  const after = new Map(listed.map(({ path, sid }) => [path, sid]))
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((path) => ({
      path,
      before: before.get(path) ?? null,
      after: after.get(path) ?? null,
    }))
    .filter((entry) => entry.before !== entry.after)
}

/** A draft that takes a committed one back, with what it did to the release. */
export function undoing(site: Site, draft: ChangeDraft): ChangeDraft {
  return emptyDraft(site, {
    kind: 'undo',
    undoes: draft.sid,
    entries: draft.entries.map((entry) => ({ path: entry.path, ...turned(entry) })),
    release: draft.release && turned(draft.release),
  })
}

const turned = <T>({ before, after }: { before: T; after: T }) => ({
  before: after,
  after: before,
})
