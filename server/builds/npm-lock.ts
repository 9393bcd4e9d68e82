import { z } from 'zod'
import type { Dependency } from '../../contract/dependencies.ts'
import { InstallFailed } from './installer.ts'

const specsSchema = z.record(z.string(), z.string()).optional()
const packageSchema = z.object({
  version: z.string().optional(),
  resolved: z.string().optional(),
  link: z.boolean().optional(),
  dependencies: specsSchema,
  optionalDependencies: specsSchema,
  peerDependencies: specsSchema,
})
const lockSchema = z.object({ packages: z.record(z.string(), packageSchema) })

/** A package-lock.json as far as it is of interest: what lies where, by place (`''`: the root). */
export type Lock = z.infer<typeof lockSchema>

/** Reads a package-lock.json. */
export const readLock = (text: string): Lock => lockSchema.parse(JSON.parse(text))

/** What npm has chosen for the direct dependencies. */
export function chosenVersions({ packages }: Lock, asked: readonly Dependency[]): Dependency[] {
  return asked.map(({ name, version }) => ({
    name,
    version: packages[`node_modules/${name}`]?.version ?? version,
  }))
}

export const packageCount = ({ packages }: Lock): number =>
  Object.keys(packages).filter((place) => place !== '').length

/**
 * Lets only packages of a registry through. Anything else a package may depend on reaches what
 * is not its own: a repository runs commands of git, a folder or file is one of the server's,
 * a URL is fetched from within its network. Throws InstallFailed.
 */
export function refuseForeign({ packages }: Lock): void {
  for (const [place, found] of Object.entries(packages)) {
    const isInside = place === '' || place.startsWith(PLACE)
    const isFetched = found.resolved === undefined || /^https?:\/\//.test(found.resolved)
    if (!isInside || found.link || !isFetched) throw foreign(nameAt(place), found.resolved)
    for (const [name, spec] of specsOf(found)) {
      if (!isOfRegistry(spec)) throw foreign(name, spec)
    }
  }
}

const PLACE = 'node_modules/'

const specsOf = (found: Lock['packages'][string]) =>
  [found.dependencies, found.optionalDependencies, found.peerDependencies].flatMap((specs) =>
    Object.entries(specs ?? {}),
  )

/** A range, a tag, or either of another name; see https://www.npmjs.com/package/npm-package-arg */
function isOfRegistry(spec: string): boolean {
  const plain = spec.replace(/^npm:(?:@[^/@]+\/)?/i, '')
  return !/[:/\\]|^\.|\.(?:tgz|tar|tar\.gz)$/i.test(plain)
}

const nameAt = (place: string) => place.slice(place.lastIndexOf(PLACE) + PLACE.length) || place

export const foreign = (name: string, from: string | undefined): InstallFailed =>
  new InstallFailed(
    `${name} is to come from ${from ?? 'elsewhere'}. Only packages of an npm registry are ` +
      'installed, for others could reach into the server: leave out what depends on it.',
  )
