import { PACK_CONTENT_TYPE } from '../../../../../contract/pack-type.ts'
import type { PackedFileInput } from '../../../../../contract/packs.ts'
import type { QueuedFile, UploadTarget } from '../queued-file.ts'
import type { Timers } from '../timers.ts'
import { wishOf } from './replacing.ts'

/** How long a pack waits for a file to be read, in ms: a share of the network may be gone. */
const READ_MS = 3000

/** A file that is to be packed. */
interface Packable {
  queued: QueuedFile
  target: UploadTarget
  watch: { signal: AbortSignal }
}

/** What reading a file came to. */
type Read = ArrayBuffer | 'unreadable' | 'slow' | 'stopped'

/** A pack, and who goes with it. Those that can't be read, or not in time, are apart. */
export interface Packed<Rider> {
  bytes: Blob
  riders: Rider[]
  unreadable: Rider[]
  slow: Rider[]
}

/** Reads files and puts them into one pack; see PACK_CONTENT_TYPE. Who was stopped is left out. */
export async function packOf<Rider extends Packable>(
  files: readonly Rider[],
  timers: Timers,
): Promise<Packed<Rider>> {
  const reads = await Promise.all(files.map((file) => readInTime(file, timers)))
  const all = files.map((rider, index) => ({ rider, read: reads[index] ?? 'stopped' }))
  const packed = all.flatMap(({ rider, read }) =>
    typeof read === 'string' || rider.watch.signal.aborted ? [] : [{ rider, read }],
  )
  const list = packed.map(({ rider: { queued, target }, read }): PackedFileInput => {
    return { ...wishOf(queued, target), size: read.byteLength }
  })
  const parts = [`${JSON.stringify(list)}\n`, ...packed.map(({ read }) => read)]
  const those = (kind: Read) =>
    all.filter(({ read }) => read === kind).map(({ rider }) => rider)
  return {
    bytes: new Blob(parts, { type: PACK_CONTENT_TYPE }),
    riders: packed.map(({ rider }) => rider),
    unreadable: those('unreadable'),
    slow: those('slow'),
  }
}

function readInTime({ queued, watch }: Packable, timers: Timers): Promise<Read> {
  const { promise, resolve } = Promise.withResolvers<Read>()
  const callOff = timers.after(READ_MS, () => resolve('slow'))
  const stop = () => resolve('stopped')
  watch.signal.addEventListener('abort', stop)
  if (watch.signal.aborted) stop()
  else void bytesOf(queued).then(resolve)
  return promise.finally(() => {
    callOff()
    watch.signal.removeEventListener('abort', stop)
  })
}

/** A file of another size than when it was chosen was changed since, and is no longer the same. */
async function bytesOf({ file }: QueuedFile): Promise<Read> {
  try {
    const bytes = await file.bytes?.arrayBuffer()
    return bytes?.byteLength === file.size ? bytes : 'unreadable'
  } catch {
    return 'unreadable'
  }
}
