import { startChild } from '../../server/testing/child-hangar.node.ts'
import { ask, defaultServiceSid } from '../../server/testing/child-requests.node.ts'
import { assetPageSchema } from '../../contract/assets.ts'
import { byPack } from './pack.ts'
import type { Peer } from './peer.ts'
import { byTus } from './tus.ts'

/** How files come. */
interface Way {
  /** The largest body of a PATCH, in bytes. */
  part?: number
  /** How many small files come together in a pack; without it, each by its own upload. */
  together?: number
}

const path = (file: string) => `/assets/${file}.bin`

/** Hangar as `npm start` runs it, through its own API. */
export const hangarPeer = (name: string, { part = Infinity, together }: Way = {}): Peer => ({
  name,
  async start(folder) {
    const hangar = await startChild({ HANGAR_DATA: folder })
    const service = await defaultServiceSid(hangar)
    const headers = { authorization: hangar.account.basic }
    return {
      port: Number(new URL(hangar.origin).port),
      pid: hangar.process.pid ?? 0,
      ...byTus({
        path: '/api/uploads',
        headers,
        metadata: (file) => ({ service, path: path(file), visibility: 'public' }),
        part,
      }),
      ...(together && byPack({ service, headers, path, together })),
      async count() {
        const answer = await ask(hangar, `/api/services/${service}/assets?limit=1`)
        return assetPageSchema.parse(await answer.json()).total
      },
      stop: async () => void (await hangar.stop()),
    }
  },
})
