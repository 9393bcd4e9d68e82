import type { OpenBlob } from './port.ts'

/** Bytes in memory as an open blob; they must not be altered. */
export function openBytes(bytes: Uint8Array): OpenBlob {
  return {
    size: bytes.byteLength,
    async read(target, position) {
      const part = bytes.subarray(position, position + target.byteLength)
      target.set(part)
      return part.byteLength
    },
    close: async () => {},
  }
}
