import { PACK_CONTENT_TYPE } from '../../../../../contract/pack-type.ts'
import type { PackedFileInput } from '../../../../../contract/packs.ts'
import { UploadFailure, localReason } from '../failure-reasons.ts'
import type { QueuedFile, UploadTarget } from '../queued-file.ts'
import { askedFor } from './replacing.ts'

/** Who waits for a file that is to be packed. */
interface Packable {
  queued: QueuedFile
  target: UploadTarget
  watch: { signal: AbortSignal }
  reject: (error: unknown) => void
}

/**
 * Reads files and puts them into one pack; see PACK_CONTENT_TYPE. Those that can't be read are
 * rejected, those that were stopped left out.
 */
export async function packOf<Rider extends Packable>(
  files: readonly Rider[],
): Promise<{ riders: Rider[]; bytes: Blob }> {
  const read = await Promise.all(files.map(readBytes))
  const packed = files.flatMap((rider, index) => {
    const bytes = read[index]
    return bytes && !rider.watch.signal.aborted ? [{ rider, bytes }] : []
  })
  const list = packed.map(({ rider, bytes }) => listed(rider, bytes.byteLength))
  const parts = [`${JSON.stringify(list)}\n`, ...packed.map(({ bytes }) => bytes)]
  return {
    riders: packed.map(({ rider }) => rider),
    bytes: new Blob(parts, { type: PACK_CONTENT_TYPE }),
  }
}

async function readBytes({ queued, reject }: Packable): Promise<ArrayBuffer | null> {
  try {
    return (await queued.file.bytes?.arrayBuffer()) ?? null
  } catch (cause) {
    reject(new UploadFailure(localReason('unreadable'), { cause }))
    return null
  }
}

function listed({ queued, target }: Packable, size: number): PackedFileInput {
  const { file, key, sha256 } = queued
  return {
    ...askedFor(target),
    size,
    if_exists: target.ifExists,
    ...(file.contentType !== '' && { content_type: file.contentType }),
    ...(key !== '' && { key }),
    ...(sha256 !== null && { sha256 }),
  }
}
