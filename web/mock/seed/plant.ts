import { TUS_CONTENT_TYPE, TUS_VERSION } from '../../../contract/tus.ts'
import type { Handle } from '../weather.ts'
import type { Seedling } from './catalogue.ts'

export const DAY = 24 * 60 * 60 * 1000

/** A clock that can be set back, so that what is planted has the date it claims. */
export interface PlantClock {
  set: (time: number) => void
  release: () => void
  now: () => number
}

export function createPlantClock(): PlantClock {
  let pinned: number | null = null
  return {
    set: (time) => {
      pinned = time
    },
    release: () => {
      pinned = null
    },
    now: () => pinned ?? Date.now(),
  }
}

/** Publishes the seedlings to a Service, oldest first, by the uploads that the console uses. */
export async function plant(
  seedlings: Seedling[],
  { service, handle, clock }: { service: string; handle: Handle; clock: PlantClock },
): Promise<void> {
  const made = await Promise.all(
    seedlings.map(async (seedling) => ({ seedling, bytes: new Blob([await seedling.make()]) })),
  )
  const now = clock.now()
  for (const { seedling, bytes } of made.toSorted((a, b) => b.seedling.age - a.seedling.age)) {
    clock.set(now - Math.round(seedling.age * DAY))
    await publish(handle, service, seedling, bytes)
  }
  clock.release()
}

async function publish(handle: Handle, service: string, seedling: Seedling, bytes: Blob) {
  const { path, visibility } = seedling
  const answer = await handle(
    new Request(new URL('/api/uploads', location.origin), {
      method: 'POST',
      headers: {
        'tus-resumable': TUS_VERSION,
        'upload-length': String(bytes.size),
        'upload-metadata': tusMetadata({ service, path, visibility }),
        'content-type': TUS_CONTENT_TYPE,
      },
      body: bytes,
    }),
  )
  if (!answer.ok) throw new Error(`The mock could not plant ${path}: ${await answer.text()}`)
}

/** The pairs as tus's Upload-Metadata: keys with base64 of the UTF-8 values. */
function tusMetadata(pairs: Record<string, string>): string {
  return Object.entries(pairs)
    .map(
      ([key, value]) =>
        `${key} ${btoa(String.fromCharCode(...new TextEncoder().encode(value)))}`,
    )
    .join(',')
}
