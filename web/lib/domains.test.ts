import { expect, it } from 'vitest'
import type { Environment } from '../../contract/services.ts'
import { previewDomain, servedAt } from './domains.ts'

const dev: Environment = {
  sid: `ZE${'e'.repeat(32)}`,
  service_sid: `ZS${'5'.repeat(32)}`,
  unique_name: 'dev',
  domain_suffix: 'dev',
  domain_name: 'white-beagle-1541-dev',
  assets_url: 'http://white-beagle-1541-dev.localhost:4001',
  build_sid: null,
  deployment_sid: null,
  is_altered: false,
  date_created: '2026-01-01T00:00:00.000Z',
  date_updated: '2026-01-01T00:00:00.000Z',
}

it('names the host, or the label alone where no URL reaches it', () => {
  expect(servedAt(dev)).toBe('white-beagle-1541-dev.localhost:4001')
  expect(servedAt({ ...dev, assets_url: null })).toBe('white-beagle-1541-dev')
})

it('previews a domain by that of an Environment there is', () => {
  const service = { domain_base: 'white-beagle-1541', environments: [dev] }
  expect(previewDomain(service, 'Stage')).toBe('white-beagle-1541-stage.localhost:4001')
  expect(previewDomain(service, '')).toBe('white-beagle-1541.localhost:4001')
  expect(previewDomain({ ...service, environments: [] }, 'qa')).toBe('white-beagle-1541-qa')
})
