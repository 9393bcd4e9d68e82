import { randomUUID } from 'node:crypto'
import { PACK_CONTENT_TYPE } from '../../contract/pack-type.ts'
import type { PackedFileInput } from '../../contract/packs.ts'
import { headOf } from './peer.ts'

/** Where packs go, and how many files are in one. */
interface PackTarget {
  /** SID. */
  service: string
  headers: Record<string, string>
  path: (file: string) => string
  together: number
}

/** How small files come together, as the console sends them: each with a key. */
export function byPack({ service, headers, path, together }: PackTarget) {
  return {
    together,
    smallHead(names: string[], size: number) {
      const list = names.map((name): PackedFileInput => {
        const place = { path: path(name), visibility: 'public' } as const
        return { ...place, size, if_exists: 'fail', key: randomUUID() }
      })
      const line = `${JSON.stringify(list)}\n`
      const head = headOf(`POST /api/services/${service}/files`, {
        ...headers,
        'content-type': PACK_CONTENT_TYPE,
        'content-length': line.length + names.length * size,
      })
      return head + line
    },
  }
}
