import type { FetchOrder } from './fetch.ts'

/**
 * What was asked for, in the form of tus's Upload-Metadata: so the upload that a fetch becomes
 * tells in every later process whether the same is asked for again.
 */
export function orderMetadata({ url, asked }: Pick<FetchOrder, 'url' | 'asked'>): string {
  return `source_url ${base64(url.href)},path ${base64(asked.path)}`
}

const base64 = (text: string) => new TextEncoder().encode(text).toBase64()
