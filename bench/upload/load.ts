import { randomFillSync } from 'node:crypto'
import { once } from 'node:events'
import { Connection, type Answer } from './connection.ts'
import { expectSuccess, type RunningPeer } from './peer.ts'

/** Small enough to stay in the processor's cache: the generator must not read main memory. */
const CHUNK = randomFillSync(Buffer.alloc(256 * 1024))

/** How long a load took, in seconds, and each request of a storm, in ms. */
export interface Load {
  seconds: number
  latencies: number[]
}

/** Brings one file of `size` bytes, none like the one before. */
export async function bringOne(peer: RunningPeer, size: number): Promise<Load> {
  randomFillSync(CHUNK, 0, 64)
  const connection = await Connection.open(peer.port)
  const begun = performance.now()
  await peer.carry('large', size, (head, bytes) => sendStream(connection, head, bytes))
  const seconds = (performance.now() - begun) / 1000
  connection.close()
  return { seconds, latencies: [seconds * 1000] }
}

async function sendStream(connection: Connection, head: string, size: number): Promise<Answer> {
  const answer = connection.answer()
  connection.socket.write(head)
  for (let left = size; left > 0; left -= CHUNK.length) {
    const isTaken = connection.socket.write(
      left < CHUNK.length ? CHUNK.subarray(0, left) : CHUNK,
    )
    // The answer may come before the body's end: then it is a refusal.
    if (!isTaken) await Promise.race([once(connection.socket, 'drain'), answer])
  }
  return answer
}

/** Room for what a request says of a file. */
const HEAD = 2048

/**
 * Brings `count` files of `size` bytes, each another, over kept-alive connections, as many
 * in a request as the peer takes together.
 */
export async function bringMany(
  peer: RunningPeer,
  count: number,
  size: number,
  connections: number,
): Promise<Load> {
  const open = await Promise.all(
    Array.from({ length: connections }, () => Connection.open(peer.port)),
  )
  const latencies: number[] = []
  const run = Math.random().toString(36).slice(2, 8)
  let taken = 0
  /** Names for the next request, none when all files are on their way. */
  const takeNames = () =>
    Array.from(
      { length: Math.min(peer.together, count - taken) },
      () => `${run}-${(taken += 1)}`,
    )
  const work = async (connection: Connection) => {
    const request = randomFillSync(Buffer.alloc(peer.together * (HEAD + size)))
    for (let names = takeNames(); names.length > 0; names = takeNames()) {
      const files = names.length
      const head = request.write(peer.smallHead(names, size), 'latin1')
      names.forEach((_, file) => request.writeUInt32LE(taken - file, head + file * size))
      const begun = performance.now()
      expectSuccess(await connection.send(request.subarray(0, head + files * size)))
      latencies.push(performance.now() - begun)
    }
    connection.close()
  }
  const begun = performance.now()
  await Promise.all(open.map(work))
  return { seconds: (performance.now() - begun) / 1000, latencies }
}
