import { describe, expect, it } from 'vitest'
import type { BuildVersion, LiveVersion, ResourceKind } from '../catalog/records.ts'
import { ERRORS } from '../../contract/errors.ts'
import { planDeployment } from './deploying.ts'

const version = (path: string, sid: string, kind: ResourceKind = 'asset'): BuildVersion => ({
  sid,
  kind,
  resourceSid: `of ${sid}`,
  path,
  visibility: 'public',
  digest: '',
  size: 0,
  contentType: 'text/plain',
  dateCreated: 0,
})

const live = (...args: Parameters<typeof version>): LiveVersion => {
  const { kind, ...rest } = version(...args)
  return { environmentSid: 'ZE', serviceSid: 'ZS', kind, resourceCreated: 0, version: rest }
}

const all = { keepAssets: false }
const functionsOnly = { keepAssets: true }

describe('a deployment of all of a Build', () => {
  it('brings what is new, replaces what is another version, and takes down the rest', () => {
    const served = [live('/same', 'a'), live('/other', 'b'), live('/gone', 'c')]
    const build = [version('/same', 'a'), version('/other', 'b2'), version('/new', 'd')]
    expect(planDeployment(served, build, all)).toEqual([
      { path: '/other', before: 'b', after: 'b2' },
      { path: '/gone', before: 'c', after: null },
      { path: '/new', before: null, after: 'd' },
    ])
  })

  it('may put a Function where an asset was', () => {
    const plan = planDeployment([live('/x', 'a')], [version('/x', 'f', 'function')], all)
    expect(plan).toEqual([{ path: '/x', before: 'a', after: 'f' }])
  })

  it('comes to nothing where all paths stay as they are', () => {
    expect(planDeployment([live('/x', 'a')], [version('/x', 'a')], all)).toEqual([])
  })
})

describe('a deployment that keeps the assets', () => {
  it('lets only Functions come and go', () => {
    const served = [live('/kept', 'a'), live('/old', 'f', 'function')]
    const build = [version('/asset', 'b'), version('/new', 'g', 'function')]
    expect(planDeployment(served, build, functionsOnly)).toEqual([
      { path: '/old', before: 'f', after: null },
      { path: '/new', before: null, after: 'g' },
    ])
  })

  it('refuses a Function whose path a kept asset has taken', () => {
    const build = [version('/x', 'f', 'function')]
    expect(() => planDeployment([live('/x', 'a')], build, functionsOnly)).toThrowError(
      expect.objectContaining({
        body: expect.objectContaining({ code: ERRORS.path_taken.code }),
      }),
    )
  })
})
