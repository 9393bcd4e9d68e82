import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryCatalog } from '../catalog/memory.ts'
import type { Catalog } from '../catalog/port.ts'
import type { Environment } from '../catalog/records.ts'
import { newService } from '../changes/new-service.ts'
import { newSid } from '../rules/sids.ts'
import { followPrograms, type Programs } from './programs.ts'

let catalog: Catalog
let environment: Environment
let programs: Programs
let stale: string[]

beforeEach(async () => {
  catalog = createMemoryCatalog()
  const deps = { catalog, clock: Date.now, accountSid: newSid('account') }
  const service = await newService(deps, 'white-beagle')
  const [first] = await catalog.listEnvironments(service.sid)
  if (!first) throw new Error('no Environment')
  environment = first
  stale = []
  programs = await followPrograms(catalog, (sid, why) => {
    if (sid === environment.sid) stale.push(why)
  })
})
afterEach(() => programs.close())

const variable = (key: string) =>
  catalog.createVariable({
    sid: newSid('variable'),
    serviceSid: environment.serviceSid,
    environmentSid: environment.sid,
    key,
    value: '1',
    dateCreated: 0,
    dateUpdated: 0,
  })

describe('Programs', () => {
  it('are read once, until something alters them', async () => {
    const first = await programs.of(environment.sid)
    expect(await programs.of(environment.sid)).toBe(first)
    expect(stale).toEqual([])
    await variable('A')
    expect(stale).toEqual(['change'])
    const second = await programs.of(environment.sid)
    expect(second?.variables).toEqual({ A: '1' })
    expect(second?.key).not.toBe(first?.key)
    expect(first && programs.isCurrent(first)).toBe(false)
    expect(second && programs.isCurrent(second)).toBe(true)
  })

  it('are never a mixture: what is written while one is read, it has', async () => {
    const list = catalog.listVariables.bind(catalog)
    let writes = 0
    catalog.listVariables = async (sid) => {
      const before = await list(sid)
      // Both come when the rows were read already: the first answer must not be taken.
      if (writes++ < 2) await variable(`V${writes}`)
      return before
    }
    const [one, other] = await Promise.all([
      programs.of(environment.sid),
      programs.of(environment.sid),
    ])
    expect(one?.variables).toEqual({ V1: '1', V2: '1' })
    expect(other).toBe(one)
  })

  it('are read again after a failure', async () => {
    const list = catalog.listVariables.bind(catalog)
    catalog.listVariables = () => Promise.reject(new Error('the disk is gone'))
    await expect(programs.of(environment.sid)).rejects.toThrow('the disk is gone')
    catalog.listVariables = list
    expect((await programs.of(environment.sid))?.environmentSid).toBe(environment.sid)
  })

  it('are none for an Environment that is not there, and come with it', async () => {
    expect(await programs.of(newSid('environment'))).toBeNull()
    const sid = newSid('environment')
    const own = { uniqueName: 'dev', domainSuffix: 'dev', domain: 'white-beagle-1-dev' }
    await catalog.createEnvironment({ ...environment, sid, ...own })
    expect((await programs.of(sid))?.domain).toBe('white-beagle-1-dev')
  })

  it('go with their Environment and with their Service', async () => {
    await programs.of(environment.sid)
    await catalog.deleteService(environment.serviceSid)
    expect(stale).toEqual(['gone'])
    expect(await programs.of(environment.sid)).toBeNull()
  })

  it('hear no more once they are closed', async () => {
    await programs.of(environment.sid)
    programs.close()
    await variable('A')
    expect(stale).toEqual([])
  })
})
