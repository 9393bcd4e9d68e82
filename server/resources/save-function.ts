import type { CreateFunction, SaveFunction } from '../../contract/functions.ts'
import type { AppDeps } from '../app.ts'
import type { SealedBlob } from '../blobs/port.ts'
import type { Environment, Resource, Version } from '../catalog/records.ts'
import { retryingStale } from '../changes/commit.ts'
import { Failure } from '../failure.ts'
import { newSid } from '../rules/sids.ts'
import { addVersion, nameVersion } from './add-version.ts'
import { receiveBlob } from './receive-blob.ts'

type FunctionDeps = Pick<
  AppDeps,
  'catalog' | 'clock' | 'blobs' | 'maxAssetBytes' | 'uploadLocks'
>

const SOURCE_TYPE = 'application/javascript'

/**
 * Makes a Function with its first version, which is saved but not live. To be called by whoever
 * has the Service's Functions to itself. Throws path_invalid, path_taken, StorageFull.
 */
export async function createFunction(
  deps: FunctionDeps,
  environment: Environment,
  { path, visibility, content }: CreateFunction,
): Promise<Version> {
  const name = nameVersion({ path, visibility })
  await refuseTaken(deps, environment, name.path, null)
  const blob = await sourceBlob(deps, content)
  const now = deps.clock()
  const resource: Resource = {
    sid: newSid('function'),
    serviceSid: environment.serviceSid,
    kind: 'function',
    friendlyName: name.path,
    dateCreated: now,
    dateUpdated: now,
  }
  if (!(await deps.catalog.createResource(resource))) {
    throw new Failure('not_found', 'The Service was deleted meanwhile.')
  }
  return addVersion(deps, resource, { ...name, contentType: SOURCE_TYPE, blob })
}

/**
 * Saves a new version of a Function; what is left out stays as it was last saved, and what
 * Twilio's API saves meanwhile is seen. To be called by whoever has the paths of the Service's
 * Functions to itself. Throws changed_meanwhile when the version
 * it was edited from is not the newest any more, path_invalid, path_taken, not_found,
 * StorageFull.
 */
export function saveFunction(
  deps: FunctionDeps,
  environment: Environment,
  sid: string,
  asked: SaveFunction,
): Promise<Version> {
  return retryingStale(() => saveOver(deps, environment, sid, asked))
}

/** Throws StaleDraft too, when a version came between reading the newest and writing. */
async function saveOver(
  deps: FunctionDeps,
  environment: Environment,
  sid: string,
  { path, visibility, content, base_version_sid }: SaveFunction,
): Promise<Version> {
  const { resource, version: last } = await findSaved(deps, environment, sid)
  if (base_version_sid !== undefined && base_version_sid !== last.sid)
    throw savedMeanwhile(last)
  const asked = { path: path ?? last.path, visibility: visibility ?? last.visibility }
  // A name that was decided before may have what looks like a marker; it is not looked at again.
  const name = asked.path === last.path ? asked : nameVersion(asked)
  if (name.path !== last.path) await refuseTaken(deps, environment, name.path, sid)
  const blob = content === undefined ? last : await sourceBlob(deps, content)
  const { digest, size } = blob
  const version = { ...name, contentType: SOURCE_TYPE, blob: { digest, size } }
  return addVersion(deps, resource, version, last.sid)
}

async function findSaved({ catalog }: FunctionDeps, { serviceSid }: Environment, sid: string) {
  const functions = await catalog.newestFunctions(serviceSid)
  const found = functions.find(({ resource }) => resource.sid === sid)
  if (found) return found
  const message = `There is no Function ${sid} in this Service; it may have been deleted. Its deletion can be undone, or make a new Function.`
  throw new Failure('not_found', message)
}

/** Throws path_taken where an asset is live, or another Function is saved. */
async function refuseTaken(
  { catalog }: FunctionDeps,
  environment: Environment,
  path: string,
  self: string | null,
): Promise<void> {
  const [live] = await catalog.liveByPath(environment.sid, [path])
  if (live?.kind === 'asset') throw pathTaken(`An asset is served at ${path}`)
  const functions = await catalog.newestFunctions(environment.serviceSid)
  const isTaken = functions.some(
    ({ resource, version }) => version.path === path && resource.sid !== self,
  )
  if (isTaken) throw pathTaken(`Another Function has the path ${path}`)
}

function sourceBlob(deps: FunctionDeps, content: string): Promise<SealedBlob> {
  return receiveBlob(deps, new Blob([content]).stream(), 'function')
}

const pathTaken = (what: string) =>
  new Failure('path_taken', `${what}. Choose another path for the Function.`)

function savedMeanwhile({ path }: Version): Failure {
  const message = `${path} was saved by someone else since you opened it. Copy your text, reload, and bring both together.`
  return new Failure('changed_meanwhile', message)
}
