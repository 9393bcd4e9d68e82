import { describe, expect, test, vi } from 'vitest'
import { createMemoryBlobs } from './blobs/memory.ts'
import { createMemoryCatalog } from './catalog/memory.ts'
import { newService } from './changes/new-service.ts'
import type { Environment } from './catalog/records.ts'
import { newSid } from './rules/sids.ts'
import {
  BLOB_GRACE,
  dropStrayStaging,
  startSweeper,
  sweep,
  UPLOAD_LIFETIME,
} from './sweeper.ts'

const START = 1_700_000_000_000

async function home() {
  const time = { now: START }
  const clock = () => time.now
  const catalog = createMemoryCatalog()
  const blobs = createMemoryBlobs(clock)
  const service = await newService(
    { catalog, clock, accountSid: newSid('account') },
    'white-beagle',
  )
  const [environment] = await catalog.listEnvironments(service.sid)
  if (!environment) throw new Error('no environment')
  const errors: unknown[] = []
  const deps = { catalog, blobs, clock, onError: (error: unknown) => void errors.push(error) }
  return { time, environment, errors, deps, ...deps }
}
type Home = Awaited<ReturnType<typeof home>>

async function beginUpload({ catalog, blobs, environment, time }: Home): Promise<string> {
  const sid = newSid('upload')
  await blobs.stage(sid)
  await catalog.createUpload({
    ...namesOf(environment),
    sid,
    path: '/assets/a.txt',
    visibility: 'public',
    contentType: 'text/plain',
    ifExists: 'fail',
    length: 10,
    metadata: '',
    changeSid: null,
    dateCreated: time.now,
  })
  return sid
}

async function sealText({ blobs }: Home, text: string): Promise<string> {
  const id = newSid('upload')
  await blobs.stage(id)
  await blobs.append(id, new Blob([text]).stream(), text.length)
  return (await blobs.seal(id)).digest
}

async function publish({ catalog, environment, time }: Home, path: string, digest: string) {
  const asset = {
    sid: newSid('asset'),
    serviceSid: environment.serviceSid,
    dateCreated: time.now,
  }
  const version = {
    sid: newSid('version'),
    assetSid: asset.sid,
    path,
    visibility: 'public' as const,
    digest,
    size: 1,
    contentType: 'text/plain',
    dateCreated: time.now,
  }
  await catalog.commit({
    ...namesOf(environment),
    sid: newSid('change'),
    kind: 'upload',
    actor: 'test',
    undoes: null,
    dateCreated: time.now,
    newAssets: [asset],
    newVersions: [version],
    entries: [{ path, before: null, after: version.sid }],
    uploadSid: null,
  })
  return version.sid
}

const namesOf = (environment: Environment) => ({
  serviceSid: environment.serviceSid,
  environmentSid: environment.sid,
})

async function isThere({ blobs }: Home, digest: string): Promise<boolean> {
  const blob = await blobs.open(digest)
  await blob?.close()
  return blob !== null
}

describe('uploads', () => {
  test('are given up after seven days, row and bytes', async () => {
    const world = await home()
    const old = await beginUpload(world)
    world.time.now += 1
    const young = await beginUpload(world)
    world.time.now = START + UPLOAD_LIFETIME + 1
    expect(await sweep(world.deps)).toEqual({ uploads: 1, blobs: 0 })
    expect(await world.catalog.findUpload(old)).toBeNull()
    expect(await world.blobs.stagedSize(old)).toBeNull()
    expect(await world.catalog.findUpload(young)).not.toBeNull()
    expect(await world.blobs.stagedSize(young)).toBe(0)
  })

  test('staged bytes that no row knows go at start, and only then', async () => {
    const world = await home()
    const known = await beginUpload(world)
    await world.blobs.stage('HUstray')
    world.time.now += 2 * UPLOAD_LIFETIME
    await sweep({ ...world.deps, clock: () => START })
    expect(await world.blobs.listStaged()).toEqual([known, 'HUstray'])
    expect(await dropStrayStaging(world.deps)).toBe(1)
    expect(await world.blobs.listStaged()).toEqual([known])
  })
})

describe('blobs', () => {
  test('that no version points at go a day after they were sealed', async () => {
    const world = await home()
    const digest = await sealText(world, 'unused')
    world.time.now = START + BLOB_GRACE
    expect(await sweep(world.deps)).toEqual({ uploads: 0, blobs: 0 })
    expect(await isThere(world, digest)).toBe(true)
    world.time.now += 1
    expect(await sweep(world.deps)).toEqual({ uploads: 0, blobs: 1 })
    expect(await isThere(world, digest)).toBe(false)
  })

  test('stay while a version points at them, live or in history only', async () => {
    const world = await home()
    const live = await sealText(world, 'live')
    const past = await sealText(world, 'past')
    await publish(world, '/assets/live.txt', live)
    const version = await publish(world, '/assets/past.txt', past)
    await world.catalog.commit({
      ...namesOf(world.environment),
      sid: newSid('change'),
      kind: 'delete',
      actor: 'test',
      undoes: null,
      dateCreated: world.time.now,
      newAssets: [],
      newVersions: [],
      entries: [{ path: '/assets/past.txt', before: version, after: null }],
      uploadSid: null,
    })
    world.time.now += 30 * BLOB_GRACE
    expect(await sweep(world.deps)).toEqual({ uploads: 0, blobs: 0 })
    expect(await isThere(world, live)).toBe(true)
    expect(await isThere(world, past)).toBe(true)
  })

  test('sealed anew while the sweeper looks stay', async () => {
    const world = await home()
    const digest = await sealText(world, 'again')
    world.time.now += 2 * BLOB_GRACE
    const catalog = {
      ...world.catalog,
      digestsInUse: async (digests: string[]) => {
        await sealText(world, 'again')
        return world.catalog.digestsInUse(digests)
      },
    }
    await sweep({ ...world.deps, catalog })
    expect(await isThere(world, digest)).toBe(true)
  })

  test('of a large store go in batches, all of them', async () => {
    const world = await home()
    for (let count = 0; count < 1100; count += 1) await sealText(world, `blob ${count}`)
    world.time.now += BLOB_GRACE + 1
    expect(await sweep(world.deps)).toEqual({ uploads: 0, blobs: 1100 })
  })
})

describe('the rounds', () => {
  test('go on after one that failed', async () => {
    vi.useFakeTimers()
    const world = await home()
    await beginUpload(world)
    world.time.now += 2 * UPLOAD_LIFETIME
    let fail = true
    const uploadsBefore = async (time: number) => {
      if (fail) throw new Error('no disk')
      return world.catalog.uploadsBefore(time)
    }
    const sweeper = startSweeper({
      ...world.deps,
      catalog: { ...world.catalog, uploadsBefore },
    })
    await vi.advanceTimersByTimeAsync(1000)
    expect(world.errors).toEqual([new Error('no disk')])
    expect(await world.blobs.listStaged()).toHaveLength(1)
    fail = false
    await vi.advanceTimersByTimeAsync(60 * 60 * 1000)
    expect(await world.blobs.listStaged()).toEqual([])
    await sweeper.stop()
    await beginUpload(world)
    world.time.now += 2 * UPLOAD_LIFETIME
    await vi.advanceTimersByTimeAsync(3 * 60 * 60 * 1000)
    expect(await world.blobs.listStaged()).toHaveLength(1)
    vi.useRealTimers()
  })
})
