/** A server under measurement. */
export interface Peer {
  name: string
  origin: string
  /** Its CPU time counts, and that of its children. */
  pid: number
  stop: () => Promise<void>
}
