import { TUS_CONTENT_TYPE, TUS_VERSION } from '../../contract/tus.ts'
import { headerOf } from './connection.ts'
import { expectSuccess, headOf, type Send } from './peer.ts'

/** Where and how a tus server is spoken to. */
export interface TusTarget {
  /** Path of the creation. */
  path: string
  headers: Record<string, string>
  /** Pairs of Upload-Metadata for a file. */
  metadata: (name: string) => Record<string, string>
  /** The largest body of a PATCH, in bytes. */
  part: number
}

const base64 = (text: string) => Buffer.from(text).toString('base64')

/** How files come by tus: small ones with their creation, large ones by PATCH. */
export function byTus({ path, headers, metadata, part }: TusTarget) {
  const common = { 'tus-resumable': TUS_VERSION, ...headers }
  const create = (name: string, length: number, brought: number) =>
    headOf(`POST ${path}`, {
      ...common,
      'upload-length': length,
      'upload-metadata': Object.entries(metadata(name))
        .map(([key, value]) => `${key} ${base64(value)}`)
        .join(','),
      ...(brought > 0 && { 'content-type': TUS_CONTENT_TYPE }),
      'content-length': brought,
    })
  return {
    together: 1,
    smallHead: ([name = '']: string[], size: number) => create(name, size, size),
    async carry(name: string, size: number, send: Send) {
      const created = await send(create(name, size, 0), 0)
      expectSuccess(created)
      const { pathname } = new URL(headerOf(created, 'location'), 'http://127.0.0.1')
      for (let offset = 0; offset < size; offset += part) {
        const length = Math.min(part, size - offset)
        const range = { 'upload-offset': offset, 'content-length': length }
        const type = { 'content-type': TUS_CONTENT_TYPE }
        const head = headOf(`PATCH ${pathname}`, { ...common, ...type, ...range })
        expectSuccess(await send(head, length))
      }
    },
  }
}
