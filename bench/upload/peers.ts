import { fileURLToPath } from 'node:url'
import { ANY_CORE, firstLine, start, stop } from '../delivery/programs.ts'
import { hangarPeer } from './hangar.ts'
import { nginxPeer } from './nginx.ts'
import { byPut, type Peer } from './peer.ts'
import { byTus } from './tus.ts'

const MEBI = 1024 * 1024
/** What the console sends a large file in. */
const CONSOLE_PART = 8 * MEBI
/** How many small files it sends together. */
const CONSOLE_PACK = 50

/** What all others are compared with: bytes are received and hashed, and kept nowhere. */
export const LIMIT = 'receive + SHA-256'
export const TUS = '@tus/server'

/** Runs one of the scripts beside this one, which prints its port. */
async function script(name: string, args: string[]) {
  const file = fileURLToPath(new URL(name, import.meta.url))
  const child = start(ANY_CORE, process.execPath, [file, ...args])
  const port = Number(await firstLine(child))
  return { port, pid: child.pid ?? 0, stop: () => stop(child) }
}

const limit: Peer = {
  name: LIMIT,
  start: async () => ({ ...(await script('limit-server.ts', [])), ...byPut() }),
}

const tus: Peer = {
  name: TUS,
  start: async (folder) => ({
    ...(await script('tus-server.ts', [folder])),
    ...byTus({
      path: '/files',
      headers: {},
      metadata: (filename) => ({ filename }),
      part: Infinity,
    }),
  }),
}

const peers: Peer[] = [limit, tus, nginxPeer]

/** Who takes 10,000 small files. */
export const smallPeers: Peer[] = [
  ...peers,
  hangarPeer('Hangar, packs of 50', { together: CONSOLE_PACK }),
  hangarPeer('Hangar, one by one'),
]

/** Who takes one large file. */
export const largePeers: Peer[] = [
  ...peers,
  hangarPeer('Hangar'),
  hangarPeer('Hangar, 8 MiB parts', { part: CONSOLE_PART }),
]
