import { TUS_VERSION } from '../../../../contract/tus.ts'
import { Unreachable, errorFrom, isNotFound } from '../../../api/errors.ts'
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

/** Has the server drop an upload; what it can't be told now, its sweeper finds later. */
export function endUpload(request: AskUpload, uploadUrl: string | null): void {
  if (uploadUrl === null) return
  void request(uploadUrl, init('DELETE')).catch(() => {})
}

const init = (method: string): RequestInit => ({
  method,
  headers: { 'tus-resumable': TUS_VERSION },
  credentials: 'same-origin',
})
