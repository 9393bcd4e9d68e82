import type { HttpResponse } from 'tus-js-client'
import { PUBLISHED_HEADER } from '../../../../../contract/tus.ts'
import type { Published } from '../../../../../contract/uploads.ts'
import { UploadFailure, localReason } from '../failure-reasons.ts'

/**
 * What the last answer of an upload says is published. Throws UploadFailure `unconfirmed`
 * when it says nothing of the kind: bytes that arrived are not an asset yet.
 */
export function readPublished(response: Pick<HttpResponse, 'getHeader'>): Published {
  const published = parse(response.getHeader(PUBLISHED_HEADER) ?? '')
  if (published) return published
  throw new UploadFailure(localReason('unconfirmed'))
}

/** As `readPublished`, of a fetched answer; null when it names nothing. */
export const readPublishedIn = (headers: Headers): Published | null =>
  parse(headers.get(PUBLISHED_HEADER) ?? '')

function parse(text: string): Published | null {
  try {
    const value: unknown = JSON.parse(text)
    return isPublished(value) ? value : null
  } catch {
    return null
  }
}

// By hand, and no deeper than to tell ours from others': zod would outweigh the whole queue.
function isPublished(value: unknown): value is Published {
  return hasSid(value, 'asset') && hasSid(value, 'change')
}

function hasSid(value: unknown, key: string): boolean {
  const part = isRecord(value) ? value[key] : null
  return isRecord(part) && typeof part['sid'] === 'string'
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
