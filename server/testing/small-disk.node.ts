import * as promises from 'node:fs/promises'
import type { DiskFiles } from '../blobs/disk-files.node.ts'

/** For tests: a disk that takes `room` bytes more into files; a write that passes it is cut short. */
export class SmallDisk {
  /** May be altered at any time; what is deleted gives nothing back. */
  room: number
  readonly files: DiskFiles

  /** A disk that does not `tell` its room only shows that it is full. */
  constructor(room: number, { tells = true }: { tells?: boolean } = {}) {
    this.room = room
    const statfs = async () => ({ blocks: tells ? 1e12 : 0, bsize: 1, bavail: this.room })
    this.files = { ...promises, statfs, open: this.#open }
  }

  readonly #open: DiskFiles['open'] = async (path, flags, mode) => {
    const file = await promises.open(path, flags, mode)
    const writev = file.writev.bind(file)
    return Object.assign(file, {
      writev: async (chunks: Uint8Array[]) => {
        if (this.room <= 0) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })
        const first = Buffer.concat(chunks).subarray(0, this.room)
        this.room -= first.byteLength
        return writev([first])
      },
    })
  }
}
