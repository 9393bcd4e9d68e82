/** `size` bytes that do not repeat soon. */
export function someBytes(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  let state = 1
  for (let at = 0; at < size; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    bytes[at] = state >>> 24
  }
  return bytes
}

/** The SHA-256 in hex, by the platform. */
export async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const lost = () => new DOMException('The file could not be read.', 'NotReadableError')
const refuse = () => Promise.reject(lost())
const stream = () => new ReadableStream({ start: (controller) => controller.error(lost()) })

/** A blob of `size` bytes that a disk lost: a browser says so only when it is read. */
export function unreadableBlob(size: number): Blob {
  return Object.assign(new Blob([new Uint8Array(size)]), { arrayBuffer: refuse, stream })
}
