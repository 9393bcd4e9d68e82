import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createMemoryBlobs } from './blobs/memory.ts'
import { createMemoryCatalog } from './catalog/memory.ts'
import { pretendInstaller } from './builds/pretend-installer.ts'
import { newService } from './changes/new-service.ts'
import { createMemoryLogs } from './logs/memory.ts'
import type { Environment } from './catalog/records.ts'
import { newSid } from './rules/sids.ts'
import { BLOB_GRACE } from './sweep-blobs.ts'
import { createSweep, describeSwept, startSweeper, type Swept } from './sweeper.ts'
import { UPLOAD_LIFETIME, UPLOAD_QUIET } from './uploads/expiry.ts'

const START = 1_700_000_000_000

class Locks {
  readonly held = new Set<string>()
  has(sid: string): boolean {
    return this.held.has(sid)
  }
  async hold<Result>(sid: string, act: () => Promise<Result>): Promise<Result> {
    this.held.add(sid)
    try {
      return await act()
    } finally {
      this.held.delete(sid)
    }
  }
}

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
  const rounds: Swept[] = []
  const deps = {
    catalog,
    blobs,
    clock,
    locks: new Locks(),
    logs: createMemoryLogs(),
    installer: pretendInstaller,
    onError: (error: unknown) => void errors.push(error),
    onSwept: (swept: Swept) => void rounds.push(swept),
  }
  return { time, environment, errors, rounds, deps, sweep: createSweep(deps), ...deps }
}
/** A round that found and removed nothing, but for what is given. */
const swept = (figures: Partial<Swept> = {}): Swept => ({
  uploads: 0,
  strays: 0,
  blobs: 0,
  suspects: 0,
  ...figures,
})

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
    key: null,
    sha256: null,
    changeSid: null,
    dateCreated: time.now,
    dateExpires: time.now + UPLOAD_LIFETIME,
  })
  return sid
}

async function sealText({ blobs }: Home, text: string): Promise<string> {
  const id = newSid('upload')
  await blobs.stage(id)
  await blobs.append(id, new Blob([text]).stream(), text.length)
  const { digest } = await blobs.seal(id)
  await blobs.discard(id)
  return digest
}

async function publish(
  { catalog, environment, time }: Home,
  path: string,
  digest: string,
  uploadSid: string | null = null,
) {
  const asset = {
    sid: newSid('asset'),
    serviceSid: environment.serviceSid,
    kind: 'asset' as const,
    friendlyName: path,
    dateCreated: time.now,
    dateUpdated: time.now,
  }
  const version = {
    sid: newSid('version'),
    resourceSid: asset.sid,
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
    newResources: [asset],
    newVersions: [version],
    entries: [{ path, before: null, after: version.sid }],
    uploadSid,
    release: null,
    deployment: null,
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

const addBytes = ({ blobs }: Home, sid: string, text: string) =>
  blobs.append(sid, new Blob([text]).stream(), 10)

describe('uploads', () => {
  test('are given up once they have expired, row and bytes', async () => {
    const world = await home()
    const old = await beginUpload(world)
    world.time.now += 1
    const young = await beginUpload(world)
    world.time.now = START + UPLOAD_LIFETIME
    expect(await world.sweep()).toEqual(swept())
    world.time.now += 1
    expect(await world.sweep()).toEqual(swept({ uploads: 1 }))
    expect(await world.catalog.findUpload(old)).toBeNull()
    expect(await world.blobs.stagedSize(old)).toBeNull()
    expect(await world.catalog.findUpload(young)).not.toBeNull()
    expect(await world.blobs.stagedSize(young)).toBe(0)
  })

  test('that a request holds expire half a day later: its bytes may still be coming', async () => {
    const world = await home()
    const sid = await beginUpload(world)
    await addBytes(world, sid, '.')
    world.time.now += UPLOAD_LIFETIME + 1
    world.locks.held.add(sid)
    expect(await world.sweep()).toEqual(swept())
    world.locks.held.delete(sid)
    world.time.now += UPLOAD_QUIET
    expect(await world.sweep()).toEqual(swept())
    expect(await world.blobs.stagedSize(sid)).toBe(1)
    world.time.now += 1
    expect(await world.sweep()).toEqual(swept({ uploads: 1 }))
  })

  test('for which bytes came after the round had begun stay', async () => {
    const world = await home()
    const sid = await beginUpload(world)
    world.time.now += UPLOAD_LIFETIME + 1
    const expiredUploads = async (time: number) => {
      const sids = await world.catalog.expiredUploads(time)
      await world.catalog.extendUpload(sid, time + UPLOAD_QUIET)
      return sids
    }
    const sweep = createSweep({ ...world.deps, catalog: { ...world.catalog, expiredUploads } })
    expect(await sweep()).toEqual(swept())
    expect(await world.catalog.findUpload(sid)).not.toBeNull()
  })

  test('are locked while they are given up, and counted only when they were there', async () => {
    const world = await home()
    const sid = await beginUpload(world)
    const locked: boolean[] = []
    const deleteUpload = async (upload: string) => {
      locked.push(world.locks.has(upload))
      await world.catalog.deleteUpload(upload)
      return false
    }
    const catalog = { ...world.catalog, deleteUpload }
    const sweep = createSweep({ ...world.deps, catalog })
    world.time.now += UPLOAD_LIFETIME + 1
    expect(await sweep()).toEqual(swept())
    expect(locked).toEqual([true])
    expect([...world.locks.held]).toEqual([])
    expect(await world.blobs.stagedSize(sid)).toBeNull()
  })

  test('that are published leave their row after seven days', async () => {
    const world = await home()
    const sid = await beginUpload(world)
    await world.blobs.discard(sid)
    world.time.now += UPLOAD_LIFETIME
    expect(await world.sweep()).toEqual(swept())
    world.time.now += 1
    expect(await world.sweep()).toEqual(swept({ uploads: 1 }))
    expect(await world.catalog.findUpload(sid)).toBeNull()
  })

  test('that are published leave no bytes behind when the process died right after', async () => {
    const world = await home()
    const sid = await beginUpload(world)
    await addBytes(world, sid, 'bytes')
    await publish(world, '/a.txt', (await world.blobs.seal(sid)).digest, sid)
    expect(await world.sweep()).toEqual(swept())
    expect(await world.sweep()).toEqual(swept({ strays: 1 }))
    expect(await world.blobs.listStaged()).toEqual([])
    expect(await world.catalog.findUpload(sid)).not.toBeNull()
  })

  test('of a deleted Service leave no bytes behind', async () => {
    const world = await home()
    const sid = await beginUpload(world)
    await addBytes(world, sid, 'bytes')
    await world.sweep()
    await world.catalog.deleteService(world.environment.serviceSid)
    expect(await world.sweep()).toEqual(swept())
    world.locks.held.add(sid)
    expect(await world.sweep()).toEqual(swept())
    world.locks.held.delete(sid)
    expect(await world.sweep()).toEqual(swept({ strays: 1 }))
    expect(await world.blobs.listStaged()).toEqual([])
  })
})

describe('blobs', () => {
  test('that no version points at go a day after they were sealed', async () => {
    const world = await home()
    const digest = await sealText(world, 'unused')
    world.time.now = START + BLOB_GRACE
    await world.sweep()
    expect(await world.sweep()).toEqual(swept())
    world.time.now += 1
    expect(await world.sweep()).toEqual(swept({ suspects: 1 }))
    expect(await isThere(world, digest)).toBe(true)
    expect(await world.sweep()).toEqual(swept({ blobs: 1 }))
    expect(await isThere(world, digest)).toBe(false)
    expect(await world.sweep()).toEqual(swept())
  })

  test('that are kept in two places count once', async () => {
    const world = await home()
    const digest = await sealText(world, 'unused')
    async function* list() {
      for await (const blob of world.blobs.list()) yield* [blob, blob]
    }
    const sweep = createSweep({ ...world.deps, blobs: { ...world.blobs, list } })
    world.time.now += 2 * BLOB_GRACE
    expect(await sweep()).toEqual(swept({ suspects: 1 }))
    expect(await sweep()).toEqual(swept({ blobs: 1 }))
    expect(await isThere(world, digest)).toBe(false)
  })

  test('survive the first round of every process, whatever the catalog says', async () => {
    const world = await home()
    const digest = await sealText(world, 'of a catalog that was put aside')
    world.time.now += 30 * BLOB_GRACE
    for (let count = 0; count < 3; count += 1) {
      expect(await createSweep(world.deps)()).toEqual(swept({ suspects: 1 }))
    }
    expect(await isThere(world, digest)).toBe(true)
  })

  test('that a version points at again meanwhile are suspected anew later', async () => {
    const world = await home()
    const digest = await sealText(world, 'found again')
    world.time.now += 2 * BLOB_GRACE
    let inUse = false
    const digestsInUse = async (digests: string[]) => new Set(inUse ? digests : [])
    const sweep = createSweep({ ...world.deps, catalog: { ...world.catalog, digestsInUse } })
    expect(await sweep()).toEqual(swept({ suspects: 1 }))
    inUse = true
    expect(await sweep()).toEqual(swept())
    inUse = false
    expect(await sweep()).toEqual(swept({ suspects: 1 }))
    expect(await isThere(world, digest)).toBe(true)
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
      newResources: [],
      newVersions: [],
      entries: [{ path: '/assets/past.txt', before: version, after: null }],
      uploadSid: null,
      release: null,
      deployment: null,
    })
    world.time.now += 30 * BLOB_GRACE
    await world.sweep()
    expect(await world.sweep()).toEqual(swept())
    expect(await isThere(world, live)).toBe(true)
    expect(await isThere(world, past)).toBe(true)
  })

  test('sealed anew while the sweeper looks stay', async () => {
    const world = await home()
    const digest = await sealText(world, 'again')
    world.time.now += 2 * BLOB_GRACE
    let round = 0
    const catalog = {
      ...world.catalog,
      digestsInUse: async (digests: string[]) => {
        if (round === 2) await sealText(world, 'again')
        return world.catalog.digestsInUse(digests)
      },
    }
    const sweep = createSweep({ ...world.deps, catalog })
    round = 1
    expect(await sweep()).toEqual(swept({ suspects: 1 }))
    round = 2
    expect(await sweep()).toEqual(swept({ suspects: 1 }))
    expect(await isThere(world, digest)).toBe(true)
  })

  test('of a large store go in batches, all of them', async () => {
    const world = await home()
    for (let count = 0; count < 1100; count += 1) await sealText(world, `blob ${count}`)
    world.time.now += BLOB_GRACE + 1
    expect(await world.sweep()).toEqual(swept({ suspects: 1100 }))
    expect(await world.sweep()).toEqual(swept({ blobs: 1100 }))
  })
})

const fail = () => Promise.reject(new Error('no disk'))
const hours = (count: number) => vi.advanceTimersByTimeAsync(count * 60 * 60 * 1000)

describe('the rounds', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('come an hour after one another, until they are stopped', async () => {
    const world = await home()
    const first = await sealText(world, 'first')
    world.time.now += 2 * BLOB_GRACE
    const sweeper = startSweeper(world.deps)
    await hours(0.99)
    expect(await isThere(world, first)).toBe(true)
    await hours(0.02)
    expect(await isThere(world, first)).toBe(false)
    expect(world.rounds).toEqual([swept({ suspects: 1 }), swept({ blobs: 1 })])
    await sweeper.stop()
    await hours(3)
    expect(world.rounds).toHaveLength(2)
  })

  test('go on where one part has failed, and after it', async () => {
    const world = await home()
    await sealText(world, 'unused')
    world.time.now += 2 * BLOB_GRACE
    const catalog = { ...world.catalog, expiredUploads: fail }
    const sweeper = startSweeper({ ...world.deps, catalog })
    await hours(1.01)
    expect(world.errors).toEqual([new Error('no disk'), new Error('no disk')])
    expect(world.rounds).toEqual([swept({ suspects: 1 }), swept({ blobs: 1 })])
    await sweeper.stop()
  })

  test('that were stopped while one is under way end with it', async () => {
    const world = await home()
    const sweeper = startSweeper(world.deps)
    await sweeper.stop()
    expect(world.rounds).toHaveLength(1)
    await hours(3)
    expect(world.rounds).toHaveLength(1)
  })
})

test('the log hears what went and what will go, and of nothing else', () => {
  expect(describeSwept(swept())).toBeNull()
  expect(describeSwept(swept({ blobs: 3, uploads: 2, strays: 1 }))).toBe(
    'Removed: blobs that no version points at (3), uploads given up (2), bytes of deleted uploads (1).',
  )
  const coming = describeSwept(swept({ suspects: 5 }))
  expect(coming).toMatch(/^To be removed in an hour: .* \(5\)\. .*stop Hangar now/)
  expect(describeSwept(swept({ blobs: 1, suspects: 5 }))).toMatch(/^Removed: .* To be removed/)
})
