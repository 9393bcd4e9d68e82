import { newSid } from '../rules/sids.ts'
import { NOW, type File, type Site, newResource, newVersion } from './compliance-records.ts'
import type { Catalog } from './port.ts'
import type { ChangeDraft, LiveVersion } from './records.ts'

/** A draft for a site that does nothing yet. */
export function emptyDraft(site: Site, parts: Partial<ChangeDraft> = {}): ChangeDraft {
  return {
    sid: newSid('change'),
    serviceSid: site.service.sid,
    environmentSid: site.environment.sid,
    kind: 'batch',
    actor: site.service.accountSid,
    undoes: null,
    dateCreated: NOW,
    newResources: [],
    newVersions: [],
    entries: [],
    uploadSid: null,
    release: null,
    deployment: null,
    ...parts,
  }
}

/** A draft that puts new assets at free paths. */
export function publishing(
  site: Site,
  files: File[],
  parts: Partial<ChangeDraft> = {},
): ChangeDraft {
  const newVersions = files.map((file) => newVersion(newSid('asset'), file))
  return emptyDraft(site, {
    newResources: newVersions.map(({ resourceSid: sid, path, dateCreated }, at) =>
      newResource(site, { sid, kind: files[at]?.kind, friendlyName: path, dateCreated }),
    ),
    newVersions,
    entries: newVersions.map(({ sid, path }) => ({ path, before: null, after: sid })),
    ...parts,
  })
}

/** A draft that gives a live asset a new version, at its own path or at another. */
export function revising(
  site: Site,
  { version }: LiveVersion,
  file: Partial<File>,
  parts: Partial<ChangeDraft> = {},
): ChangeDraft {
  const next = newVersion(version.resourceSid, { ...version, ...file })
  const before = { path: version.path, before: version.sid, after: null }
  const entries =
    next.path === version.path
      ? [{ ...before, after: next.sid }]
      : [before, { path: next.path, before: null, after: next.sid }]
  return emptyDraft(site, { newVersions: [next], entries, ...parts })
}

/** A draft that takes live assets off. */
export function deleting(
  site: Site,
  assets: LiveVersion[],
  parts: Partial<ChangeDraft> = {},
): ChangeDraft {
  const entries = assets.map(({ version }) => ({
    path: version.path,
    before: version.sid,
    after: null,
  }))
  return emptyDraft(site, { kind: 'delete', entries, ...parts })
}

/** Publishes files and hands their live assets back, in the order given. */
export async function publish(
  catalog: Catalog,
  site: Site,
  ...files: File[]
): Promise<LiveVersion[]> {
  await catalog.commit(publishing(site, files))
  const paths = files.map(({ path }) => path)
  const live = await catalog.liveByPath(site.environment.sid, paths)
  const byPath = new Map(live.map((asset) => [asset.version.path, asset]))
  return paths.flatMap((path) => byPath.get(path) ?? [])
}

/** Publishes one file. */
export async function publishOne(
  catalog: Catalog,
  site: Site,
  file: File,
): Promise<LiveVersion> {
  const [asset] = await publish(catalog, site, file)
  if (!asset) throw new Error(`${file.path} is not live`)
  return asset
}
