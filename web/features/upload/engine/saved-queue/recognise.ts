import type { ChosenFile } from '../chosen-file.ts'
import type { QueuedFile } from '../queued-file.ts'

/** A digest of both ends of a file, by which two files of one size are told apart. */
export type Sample = (bytes: Blob) => Promise<string>

/** Files chosen again, by the id of what they are, and those that nobody was waiting for. */
export interface Recognised {
  known: Map<string, ChosenFile>
  strangers: ChosenFile[]
}

/** Where the files are to go, and what recognising takes. */
export interface RecognisingDeps {
  /** SID of the Environment: what was meant for another one is not what is meant here. */
  environment: string
  sample: Sample
  breathe: () => Promise<void>
}

/**
 * Tells which of the files are those that a former visit left unfinished: by name, size and date,
 * by their folder unless they are chosen one by one, and by a sample where a part of the file is sent already, since going on with another file
 * would publish a mixture.
 */
export async function recognise(
  missing: Iterable<QueuedFile>,
  files: readonly ChosenFile[],
  { environment, sample, breathe }: RecognisingDeps,
): Promise<Recognised> {
  const here = [...missing].filter(({ destination }) => destination.sid === environment)
  const waiting = Map.groupBy(here, ({ file }) => signOf(file))
  const known = new Map<string, ChosenFile>()
  const strangers: ChosenFile[] = []
  for (const file of files) {
    await breathe()
    const candidates = waiting.get(signOf(file)) ?? []
    const found = await firstMatch(candidates, file, sample)
    if (!found) strangers.push(file)
    else {
      candidates.splice(candidates.indexOf(found), 1)
      known.set(found.id, { ...file, relativePath: found.file.relativePath })
    }
  }
  return { known, strangers }
}

/** What must be equal; where it was can differ, see `isAt`. */
function signOf({ relativePath, size, lastModified }: ChosenFile): string {
  const name = relativePath.slice(relativePath.lastIndexOf('/') + 1)
  return `${size} ${lastModified} ${name}`
}

async function firstMatch(
  candidates: readonly QueuedFile[],
  file: ChosenFile,
  sample: Sample,
): Promise<QueuedFile | null> {
  const samePathFirst = candidates.toSorted(
    (one, other) => Number(isAt(other, file)) - Number(isAt(one, file)),
  )
  for (const candidate of samePathFirst) {
    if (!isAt(candidate, file) && isInFolder(file)) continue
    const isSame =
      candidate.sample === null ||
      (file.bytes && (await sample(file.bytes)) === candidate.sample)
    if (isSame) return candidate
  }
  return null
}

const isAt = ({ file }: QueuedFile, { relativePath }: ChosenFile) =>
  file.relativePath === relativePath

const isInFolder = ({ relativePath }: ChosenFile) => relativePath.includes('/')
