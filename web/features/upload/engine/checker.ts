import type { Asset } from '../../../../contract/assets.ts'
import { LIMITS } from '../../../../contract/limits.ts'
import { servedPath } from './plan.ts'
import { reasonOf } from './failure-reasons.ts'
import type { Perseverance } from './sending/perseverance.ts'
import type { Destination, QueuedFile, Taken } from './queued-file.ts'
import type { QueueStore } from './queue-store.ts'

/** What the server serves at a path now. */
export interface TakenPath {
  path: string
  kind: 'asset' | 'function'
  /** Null for a Function. */
  asset: Asset | null
}

/** Asks the server which of the paths (at most LIMITS.pathsPerLookup) are taken there. */
export type LookUp = (place: Destination, paths: readonly string[]) => Promise<TakenPath[]>

/** The SHA-256 of a file's bytes in hex; rejects when they cannot be read. */
export type Digest = (
  bytes: Blob,
  watch: { onProgress: (bytes: number) => void; signal: AbortSignal },
) => Promise<string>

export interface CheckerDeps {
  store: QueueStore
  lookUp: LookUp
  digest: Digest
  perseverance: Perseverance
  /** Lets the page have its turn in long loops. */
  breathe: () => Promise<void>
  onError: (error: unknown) => void
}

/**
 * Finds out, before a byte is sent, which of the files' paths are taken and whether by the very
 * same bytes. Only a file as large as what is there is hashed: any other is another one.
 * Resolves when each file is free, identical, taken, or failed.
 */
export async function checkFiles(deps: CheckerDeps, ids: readonly string[]): Promise<void> {
  const files = ids.flatMap((id) => deps.store.get(id) ?? []).filter(isChecking)
  const byPlace = Map.groupBy(files, ({ destination }) => destination.sid)
  for (const those of byPlace.values()) {
    for (const part of partsOf(await withoutTwins(deps, those))) await checkPart(deps, part)
  }
}

const isChecking = ({ state }: QueuedFile) => state.kind === 'checking'
const isStillChecking = (store: QueueStore, id: string) =>
  store.get(id)?.state.kind === 'checking'
const pathOf = ({ target, file }: QueuedFile) => servedPath(target?.path ?? file.relativePath)

/** Only one of several files for one path can have it: the others are asked about. */
async function withoutTwins(
  { store, breathe }: CheckerDeps,
  files: readonly QueuedFile[],
): Promise<QueuedFile[]> {
  const firsts = new Map<string, QueuedFile>()
  for (const file of files) {
    const path = pathOf(file)
    if (!firsts.has(path)) firsts.set(path, file)
    else {
      const taken = { kind: 'twin', of: firsts.get(path)?.id ?? '' } as const
      store.tell(file.id, { type: 'find_taken', taken })
    }
    await breathe()
  }
  return [...firsts.values()]
}

function* partsOf(files: readonly QueuedFile[]): Generator<QueuedFile[]> {
  for (let at = 0; at < files.length; at += LIMITS.pathsPerLookup) {
    yield files.slice(at, at + LIMITS.pathsPerLookup)
  }
}

async function checkPart(deps: CheckerDeps, files: QueuedFile[]): Promise<void> {
  const [first] = files
  if (!first) return
  try {
    const paths = files.map(pathOf)
    const rows = await deps.perseverance.ask(
      () => deps.lookUp(first.destination, paths),
      () => files.some(({ id }) => isStillChecking(deps.store, id)),
    )
    const byPath = new Map(rows.map((row) => [row.path, row]))
    for (const [at, file] of files.entries()) {
      await checkFile(deps, file, byPath.get(paths[at] ?? ''))
      await deps.breathe()
    }
  } catch (error) {
    deps.onError(error)
    const reason = reasonOf(error)
    for (const { id } of files) {
      if (isStillChecking(deps.store, id)) deps.store.tell(id, { type: 'fail', reason })
    }
  }
}

async function checkFile(
  deps: CheckerDeps,
  file: QueuedFile,
  row: TakenPath | undefined,
): Promise<void> {
  const { store } = deps
  // It may have been cancelled while others were compared.
  if (!isStillChecking(store, file.id)) return
  if (!row) return void store.tell(file.id, { type: 'find_free' })
  if (!row.asset) return void store.tell(file.id, taken({ kind: 'function' }))
  const isIdentical = await hasBytesOf(deps, file, row.asset)
  const isSame = isIdentical && file.target?.visibility === row.asset.visibility
  store.tell(
    file.id,
    isSame
      ? { type: 'find_identical' }
      : taken({ kind: 'asset', asset: row.asset, isIdentical }),
  )
}

const taken = (by: Taken) => ({ type: 'find_taken', taken: by }) as const

/** Whether the file has the asset's very bytes; one that cannot be read fails here. */
async function hasBytesOf(
  { store, digest, perseverance }: CheckerDeps,
  { id, file: { bytes, size } }: QueuedFile,
  asset: Asset,
): Promise<boolean> {
  if (!bytes || size !== asset.size) return false
  const stop = new AbortController()
  const unfollow = store.onChange((before, after) => {
    if (before?.id === id && after?.state.kind !== 'checking') stop.abort()
  })
  try {
    const onProgress = (hashed: number) => void store.tell(id, { type: 'hash', hashed })
    const sha256 = await perseverance.ask(
      () => digest(bytes, { onProgress, signal: stop.signal }),
      () => isStillChecking(store, id),
    )
    store.tell(id, { type: 'know_digest', sha256 })
    return sha256 === asset.sha256
  } catch (error) {
    if (!stop.signal.aborted) store.tell(id, { type: 'fail', reason: reasonOf(error) })
    return false
  } finally {
    unfollow()
  }
}
