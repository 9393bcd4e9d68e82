import { expect, it } from 'vitest'
import { createMemoryCatalog } from '../catalog/memory.ts'
import { newBareService } from '../changes/new-service.ts'
import { defaultSite } from './default-site.ts'

const world = () => ({
  catalog: createMemoryCatalog(),
  clock: () => 0,
  accountSid: `AC${'a'.repeat(32)}`,
})

it('makes a Service at the first start, and only then', async () => {
  const deps = world()
  const { domain } = await defaultSite(deps)
  expect(await defaultSite(deps)).toMatchObject({ domain })
  expect(await deps.catalog.listServices()).toMatchObject([{ domainBase: domain }])
})

it('lets Hangar start where the only Service has no Environment', async () => {
  const deps = world()
  const { domainBase } = await newBareService(deps, {
    uniqueName: 'bare',
    friendlyName: 'Bare',
    includeCredentials: true,
    uiEditable: false,
  })
  expect(await defaultSite(deps)).toEqual({ domain: domainBase })
  expect(await deps.catalog.listServices()).toHaveLength(1)
})
