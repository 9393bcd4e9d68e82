/** Bodies of small blobs, by digest, up to a number of bytes; the least used ones go first. */
export interface BodyCache<Body extends Uint8Array> {
  /** The body if it is here, at once. */
  peek(digest: string): Body | undefined
  /** The body, read if it is not here; asked for by many at once, it is read once. */
  fetch(digest: string): Promise<Body>
}

interface Slot<Body> {
  body: Body
  used: boolean
}

/**
 * `capacity` is in bytes. Eviction is "second chance": a slot used since it was last looked at
 * is spared once. That keeps a hit to one look-up and a flag, where a strict LRU would rewrite
 * the map on every request.
 */
export function createBodyCache<Body extends Uint8Array>(
  capacity: number,
  load: (digest: string) => Promise<Body>,
): BodyCache<Body> {
  const slots = new Map<string, Slot<Body>>()
  const loading = new Map<string, Promise<Body>>()
  let bytes = 0

  const makeRoom = (needed: number) => {
    for (const [digest, slot] of slots) {
      if (bytes + needed <= capacity) return
      slots.delete(digest)
      if (slot.used) slots.set(digest, { ...slot, used: false })
      else bytes -= slot.body.byteLength
    }
  }
  const keep = (digest: string, body: Body) => {
    if (body.byteLength > capacity) return
    makeRoom(body.byteLength)
    slots.set(digest, { body, used: false })
    bytes += body.byteLength
  }
  const read = async (digest: string) => {
    try {
      const body = await load(digest)
      keep(digest, body)
      return body
    } finally {
      loading.delete(digest)
    }
  }

  return {
    peek(digest) {
      const slot = slots.get(digest)
      if (!slot) return undefined
      slot.used = true
      return slot.body
    },
    fetch(digest) {
      const slot = slots.get(digest)
      if (slot) return Promise.resolve(slot.body)
      const pending = loading.get(digest) ?? read(digest)
      loading.set(digest, pending)
      return pending
    },
  }
}
