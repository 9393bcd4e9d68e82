import type { Answer } from './connection.ts'

/** Sends a request with `size` bytes of body, of which the generator knows what they are. */
export type Send = (head: string, size: number) => Promise<Answer>

/** A server under measurement, in a process of its own over an empty folder. */
export interface RunningPeer {
  port: number
  /** Its CPU time and memory count, and those of its children. */
  pid: number
  /** How many small files one request brings. */
  together: number
  /** All of such a request before the bytes, for files of these names and of `size` bytes each. */
  smallHead: (names: string[], size: number) => string
  /** Brings one large file, in as many requests as the peer's way takes. */
  carry: (name: string, size: number, send: Send) => Promise<void>
  /** How many files it says it has; for peers that can tell. */
  count?: () => Promise<number>
  stop: () => Promise<void>
}

/** A way to upload. */
export interface Peer {
  name: string
  start: (folder: string) => Promise<RunningPeer>
}

/** The text of a request's head. */
export function headOf(line: string, headers: Record<string, string | number>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${line} HTTP/1.1\r\nhost: 127.0.0.1\r\n${lines.join('')}\r\n`
}

/** Throws what a server answered when that is no success. */
export function expectSuccess({ status, head }: Answer): void {
  if (status < 200 || status > 299) throw new Error(`refused: ${head}`)
}

/** How both kinds of files come by plain PUT. */
export function byPut(extension = '') {
  const head = (name: string, size: number) =>
    headOf(`PUT /${name}${extension}`, { 'content-length': size })
  return {
    together: 1,
    smallHead: ([name = '']: string[], size: number) => head(name, size),
    carry: async (name: string, size: number, send: Send) =>
      expectSuccess(await send(head(name, size), size)),
  }
}
