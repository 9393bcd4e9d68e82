import type { BuildVersion } from '../catalog/records.ts'
import { Failure } from '../failure.ts'

/**
 * The versions a Build is made of, from those that were asked for and those of them that the
 * Service has. Where two Assets are at one path the newest is taken: a client that adds a file
 * to the list of the present Build does not know that the same file was dropped in the console,
 * where it became another Asset. Throws invalid_request.
 */
export function planBuild(asked: readonly string[], found: readonly BuildVersion[]): string[] {
  if (asked.length === 0) throw unbuildable(NO_VERSION)
  const known = new Set(found.map(({ sid }) => sid))
  const unknown = asked.find((sid) => !known.has(sid))
  if (unknown) throw unbuildable(`This Service has no version ${unknown}.`)
  refuseTwice(found)
  const atPaths = Map.groupBy(found, ({ path }) => path)
  return [...atPaths].map(([path, versions]) => newestAt(path, versions).sid)
}

function refuseTwice(found: readonly BuildVersion[]): void {
  const resources = new Set<string>()
  for (const { resourceSid } of found) {
    if (resources.has(resourceSid)) {
      throw unbuildable(`The Build has two versions of ${resourceSid}; it can have one.`)
    }
    resources.add(resourceSid)
  }
}

function newestAt(path: string, versions: readonly BuildVersion[]): BuildVersion {
  // A Function is no newer state of an Asset: which of them is meant is for people to say.
  if (versions.length > 1 && versions.some(({ kind }) => kind === 'function')) {
    throw unbuildable(`Two versions of the Build have the path ${path}.`)
  }
  return versions.reduce((one, other) => (isNewer(other, one) ? other : one))
}

const isNewer = (one: BuildVersion, other: BuildVersion) =>
  one.dateCreated === other.dateCreated
    ? one.sid > other.sid
    : one.dateCreated > other.dateCreated

// Twilio's own words, https://github.com/twilio/twilio-cli/issues/215
const NO_VERSION = 'At least one Function Version or Asset Version is required for Build.'

const unbuildable = (message: string) => new Failure('invalid_request', message)
