import { fileURLToPath } from 'node:url'
import type { Peer } from './peer.ts'
import { CORES, firstLine, start, stop } from './programs.ts'

const SERVER = fileURLToPath(new URL('./hangar-server.ts', import.meta.url))

/** Hangar's assets origin in a process of its own, with the files of `root` published. */
export async function startHangar(folder: string, root: string): Promise<Peer> {
  const child = start(CORES.server, process.execPath, [SERVER, folder, root])
  const port = Number(await firstLine(child))
  return {
    name: 'Hangar',
    origin: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    stop: () => stop(child),
  }
}
