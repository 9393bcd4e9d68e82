import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryCatalog } from '../catalog/memory.ts'
import type { Catalog, CatalogEvent } from '../catalog/port.ts'
import type { Version, Environment, LiveVersion } from '../catalog/records.ts'
import { environmentHosts } from '../rules/domains.ts'
import { loadLiveSets, type LiveSets } from './live-sets.ts'

const environment = (sid: string, serviceSid: string, more: Partial<Environment> = {}) => ({
  sid,
  serviceSid,
  uniqueName: 'ui',
  domainSuffix: null,
  domain: sid.toLowerCase(),
  release: null,
  isAltered: false,
  dateCreated: 0,
  dateUpdated: 0,
  ...more,
})

const live = (environmentSid: string, path: string, digest: string): LiveVersion => {
  const kinds = { visibility: 'public', size: 1, contentType: 'text/plain' } as const
  const version: Version = {
    sid: 'ZN',
    resourceSid: 'ZH',
    path,
    digest,
    dateCreated: 0,
    ...kinds,
  }
  return { environmentSid, serviceSid: 'ZS1', kind: 'asset', resourceCreated: 0, version }
}

const change = (path: string, after: LiveVersion | null): CatalogEvent => ({
  type: 'change',
  environment: environment('ZE1', 'ZS1'),
  served: [{ path, live: after }],
})

/** A catalog of given rows, whose events the test makes. */
function scripted(environments: Environment[], sets: Record<string, LiveVersion[]>) {
  const listeners = new Set<(event: CatalogEvent) => void>()
  const emit = (event: CatalogEvent) => {
    for (const listener of listeners) listener(event)
  }
  const during = { load: () => {} }
  const catalog: Catalog = {
    ...createMemoryCatalog(),
    listEnvironments: async () => environments,
    async *liveSet(sid) {
      yield sets[sid] ?? []
      during.load()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  return { catalog, emit, during, listeners }
}

const digestAt = (sets: LiveSets, domain: string, path: string) => {
  const entry = sets.ofDomain(domain)?.entries.get(path)
  return entry?.kind === 'asset' ? entry.digest : undefined
}

describe('live sets', () => {
  const first = environment('ZE1', 'ZS1')
  const other = environment('ZE2', 'ZS2')
  let script: ReturnType<typeof scripted>
  beforeEach(() => {
    script = scripted([first, other], {
      ZE1: [live('ZE1', '/a', 'old')],
      ZE2: [live('ZE2', '/b', 'b')],
    })
  })

  it('misses no change that falls into the loading', async () => {
    script.during.load = () => {
      script.emit(change('/a', live('ZE1', '/a', 'new')))
      script.emit(change('/c', live('ZE1', '/c', 'c')))
      script.emit({ type: 'service_deleted', serviceSid: 'ZS2', environmentSids: ['ZE2'] })
      script.during.load = () => {}
    }
    const sets = await loadLiveSets(script.catalog)
    expect(digestAt(sets, 'ze1', '/a')).toBe('new')
    expect(digestAt(sets, 'ze1', '/c')).toBe('c')
    expect(sets.ofDomain('ze2')).toBeUndefined()
    expect(sets.ofHost('ze2.example.com')).toBe(sets.ofDomain('ze1'))
  })

  it('serves an Environment from its event on, also where the default answered before', async () => {
    const sets = await loadLiveSets(script.catalog)
    const host = 'ze3.example.com'
    expect(sets.ofHost(host)).toBe(sets.ofDomain('ze1'))
    script.emit({ type: 'environment', environment: environment('ZE3', 'ZS3') })
    expect(sets.ofHost(host)).toBe(sets.ofDomain('ze3'))
    expect(sets.ofHost(host)?.entries.size).toBe(0)
  })

  it('serves nothing at the host of an Environment that is not there', async () => {
    const isEnvironmentHost = environmentHosts('http://{domain}.localhost:4001')
    const sets = await loadLiveSets(script.catalog, isEnvironmentHost)
    expect(sets.ofHost('never-1234.localhost:4001')).toBeUndefined()
    expect(sets.ofHost('Gone-1234.LOCALHOST')).toBeUndefined()
    expect(sets.ofHost('ze1.localhost:4001')).toBe(sets.ofDomain('ze1'))
    for (const host of ['127.0.0.1:4001', 'localhost:4001', 'assets.example.com']) {
      expect(sets.ofHost(host)).toBe(sets.ofDomain('ze1'))
    }
  })

  it('moves an Environment with all it serves when its domain changes', async () => {
    const sets = await loadLiveSets(script.catalog)
    script.emit({ type: 'environment', environment: { ...first, domain: 'Renamed-1234' } })
    expect(sets.ofDomain('ze1')).toBeUndefined()
    expect(digestAt(sets, 'renamed-1234', '/a')).toBe('old')
  })

  it("takes the oldest Service's ui Environment for the default, wherever it stands", async () => {
    const dev = environment('ZE0', 'ZS1', { uniqueName: 'dev' })
    script = scripted([dev, first, other], {})
    const sets = await loadLiveSets(script.catalog)
    expect(sets.ofHost('localhost')).toBe(sets.ofDomain('ze1'))
    expect(sets.ofHost(undefined)).toBe(sets.ofDomain('ze1'))
  })

  it('knows no private asset, and forgets one that becomes private', async () => {
    const sets = await loadLiveSets(script.catalog)
    const secret = live('ZE1', '/a', 'old')
    script.emit(
      change('/a', { ...secret, version: { ...secret.version, visibility: 'private' } }),
    )
    expect([...(sets.ofDomain('ze1')?.entries.keys() ?? [])]).toEqual([])
  })

  it('knows a Function by its SID and not by its source, and no private one', async () => {
    const sets = await loadLiveSets(script.catalog)
    const code = { ...live('ZE1', '/f', 'code'), kind: 'function' as const }
    script.emit(change('/f', code))
    expect(sets.ofDomain('ze1')?.entries.get('/f')).toEqual({
      kind: 'function',
      environmentSid: 'ZE1',
      functionSid: code.version.resourceSid,
      isProtected: false,
    })
    const hidden = { ...code, version: { ...code.version, visibility: 'private' as const } }
    script.emit(change('/f', hidden))
    expect(sets.ofDomain('ze1')?.entries.has('/f')).toBe(false)
  })

  it('remembers ever other hosts without end or error', async () => {
    const sets = await loadLiveSets(script.catalog)
    for (let at = 0; at < 5000; at += 1) {
      expect(sets.ofHost(`${at}.example.com`)).toBe(sets.ofDomain('ze1'))
    }
  })

  it('hears no more once it is closed', async () => {
    const sets = await loadLiveSets(script.catalog)
    sets.close()
    expect(script.listeners.size).toBe(0)
  })
})
