import { StorageFull, type Blobs } from '../../server/blobs/port.ts'
import type { Catalog } from '../../server/catalog/port.ts'
import { CALM, type Knobs } from './knobs.ts'

/** Weather is fair until `brew`: the seed is planted in sunshine. */
export interface Weather {
  catalog: (port: Catalog) => Catalog
  blobs: (port: Blobs) => Blobs
  network: (handle: Handle) => Handle
  brew: (knobs: Knobs) => void
  clear: () => void
}

/** Answers a request, as the app does. */
export type Handle = (request: Request) => Promise<Response>

/** Thrown in place of a port's own answer; the app must take it as any other failure. */
export class BadWeather extends Error {
  constructor(call: string) {
    super(`${call} failed, as ?chaos asked`)
    this.name = 'BadWeather'
  }
}

/** Decorators that make the ports fail, the store fill up and the network slow. */
export function createWeather(random: () => number = Math.random): Weather {
  let knobs = CALM
  let taken = 0

  const strike = async (call: string) => {
    if (random() < knobs.chaos) throw new BadWeather(call)
  }
  const linger = async () => {
    if (!knobs.delay) return
    const { from, to } = knobs.delay
    await new Promise((done) => setTimeout(done, from + (to - from) * random()))
  }
  const admit = (bytes: number) => {
    taken += bytes
    if (knobs.full !== null && taken > knobs.full) throw new StorageFull()
  }

  const left = () => (knobs.full === null ? null : Math.max(0, knobs.full - taken))

  return {
    catalog: (port) =>
      before(keeping(port, admit), strike, ['subscribe', 'liveSet', 'listBytes', 'close']),
    blobs: (port) => before(filling(port, admit, left), strike, ['list']),
    network: (handle) => async (request) => {
      await linger()
      return handle(request)
    },
    brew: (next) => {
      knobs = next
      taken = 0
    },
    clear: () => {
      knobs = CALM
    },
  }
}

/** A port whose calls, but for the spared ones that return no promise, await `check` first. */
function before<Port extends object>(
  port: Port,
  check: (call: string) => Promise<void>,
  spared: (keyof Port)[],
): Port {
  return new Proxy(port, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver)
      if (typeof member !== 'function' || spared.some((other) => other === name)) return member
      return async (...args: unknown[]): Promise<unknown> => {
        await check(String(name))
        return Reflect.apply(member, target, args)
      }
    },
  })
}

/** A catalog that must have the bytes admitted of which it keeps small files. */
function keeping(port: Catalog, admit: (bytes: number) => void): Catalog {
  const commit: Catalog['commit'] = async (draft) => {
    admit(draft.whole?.bytes.byteLength ?? 0)
    return port.commit(draft)
  }
  return replacing(port, new Map([['commit', commit]]))
}

/** A blob store whose every byte must be admitted; what came before a refusal stays staged. */
function filling(
  port: Blobs,
  admit: (bytes: number) => void,
  left: () => number | null,
): Blobs {
  const append: Blobs['append'] = (id, bytes, limit, options) => {
    const counted = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        admit(chunk.byteLength)
        controller.enqueue(chunk)
      },
    })
    return port.append(id, bytes.pipeThrough(counted), limit, options)
  }
  const room: Blobs['room'] = async () => left() ?? port.room()
  const own = new Map<string, unknown>([
    ['append', append],
    ['room', room],
  ])
  return replacing(port, own)
}

/** A port with members of our own in place of some of its. */
const replacing = <Port extends object>(port: Port, own: Map<string | symbol, unknown>): Port =>
  new Proxy(port, {
    get: (target, name, receiver) =>
      own.get(name) ?? (Reflect.get(target, name, receiver) as unknown),
  })
