import type { SavedUpload } from './port.ts'

const sid = (prefix: string) => prefix + '5'.repeat(32)

/** A believable record for tests. */
export function saved(id: string, known: Partial<SavedUpload> = {}): SavedUpload {
  return {
    id,
    queueId: 'one',
    order: 1,
    origin: 'disk',
    relativePath: `tour/${id}.png`,
    size: 100,
    lastModified: 1_700_000_000_000,
    contentType: 'image/png',
    sourceUrl: null,
    destination: { sid: sid('ZE'), serviceSid: sid('ZS'), name: 'star-fleet (ui)' },
    visibility: 'public',
    target: {
      service: sid('ZS'),
      environment: sid('ZE'),
      path: `/assets/${id}.png`,
      visibility: 'public',
      ifExists: 'fail',
    },
    key: `key-of-${id}-0123456789`,
    uploadUrl: null,
    sample: null,
    sha256: null,
    state: { kind: 'waiting' },
    acknowledged: 0,
    handle: null,
    bytes: null,
    ...known,
  }
}

/** So many records of a queue, in their order. */
export const savedMany = (count: number, queueId = 'one') =>
  Array.from({ length: count }, (_, order) => saved(`${queueId}-${order}`, { queueId, order }))
