import { TUS_VERSION } from '../../../../../contract/tus.ts'
import { Unreachable, errorFrom, isNotFound } from '../../../../api/errors.ts'
import { readPublishedIn } from './published-header.ts'
import type { Progress } from './transport.ts'

/** Asks for an upload; the browser's `fetch` does. */
export type AskUpload = (url: string, init: RequestInit) => Promise<Response>

/** How far an upload is, and what became of it; null when the server has none there. */
export async function askUpload(
  request: AskUpload,
  uploadUrl: string | null,
): Promise<Progress | null> {
  if (uploadUrl === null) return null
  const response = await request(uploadUrl, init('HEAD')).catch((cause: unknown) => {
    throw new Unreachable({ cause })
  })
  if (!response.ok) {
    const error = errorFrom(response.status, await response.text())
    if (isNotFound(error) || response.status === 410) return null
    throw error
  }
  const { headers } = response
  return {
    offset: Number(headers.get('upload-offset') ?? 0),
    published: readPublishedIn(headers),
  }
}

/**
 * Tells the server that an upload with this key is to be published otherwise than it was begun;
 * it keeps the bytes it has. Rejects as `askUpload`.
 */
export async function redirectUpload(
  request: AskUpload,
  endpoint: string,
  { size, metadata }: { size: number; metadata: Record<string, string> },
): Promise<void> {
  const { headers, ...rest } = init('POST')
  const pairs = Object.entries(metadata).map(([name, value]) => `${name} ${base64(value)}`)
  const named = { 'upload-length': `${size}`, 'upload-metadata': pairs.join(',') }
  const asked = { ...rest, headers: { ...headers, ...named } }
  const response = await request(endpoint, asked).catch((cause: unknown) => {
    throw new Unreachable({ cause })
  })
  if (!response.ok) throw errorFrom(response.status, await response.text())
}

function base64(text: string): string {
  const bytes = new TextEncoder().encode(text)
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

/** Has the server drop an upload; what it can't be told now, its sweeper finds later. */
export function endUpload(request: AskUpload, uploadUrl: string | null): void {
  if (uploadUrl === null) return
  void request(uploadUrl, init('DELETE')).catch(() => {})
}

/** How long one may wait for an answer that takes the server no time, in ms. */
const ANSWER_MS = 20_000

const init = (method: string) => ({
  method,
  signal: AbortSignal.timeout(ANSWER_MS),
  headers: { 'tus-resumable': TUS_VERSION },
  credentials: 'same-origin' as const,
})
