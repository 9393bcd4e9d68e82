import { startChild } from '../../server/testing/child-hangar.node.ts'
import { ask, defaultServiceSid } from '../../server/testing/child-requests.node.ts'
import { assetPageSchema } from '../../contract/assets.ts'
import type { Peer } from './peer.ts'
import { byTus } from './tus.ts'

/** Hangar as `npm start` runs it, through its own API; large files in parts of `part` bytes. */
export const hangarPeer = (name: string, part: number): Peer => ({
  name,
  async start(folder) {
    const hangar = await startChild({ HANGAR_DATA: folder })
    const service = await defaultServiceSid(hangar)
    return {
      port: Number(new URL(hangar.origin).port),
      pid: hangar.process.pid ?? 0,
      ...byTus({
        path: '/api/uploads',
        headers: { authorization: hangar.account.basic },
        metadata: (file) => ({ service, path: `/assets/${file}.bin`, visibility: 'public' }),
        part,
      }),
      async count() {
        const answer = await ask(hangar, `/api/services/${service}/assets?limit=1`)
        return assetPageSchema.parse(await answer.json()).total
      },
      stop: async () => void (await hangar.stop()),
    }
  },
})
