import { expect, it } from 'vitest'
import type { Environment } from '../../../contract/services.ts'
import {
  domainSuffixError,
  environmentNameError,
  environmentNote,
  suggestSuffix,
} from './environment-words.ts'

const environment = (known: Partial<Environment>): Environment => ({
  sid: `ZE${'e'.repeat(32)}`,
  service_sid: `ZS${'5'.repeat(32)}`,
  unique_name: 'ui',
  domain_suffix: null,
  domain_name: 'demo-1234',
  assets_url: 'http://demo-1234.localhost:4001',
  build_sid: `ZB${'b'.repeat(32)}`,
  deployment_sid: `ZD${'d'.repeat(32)}`,
  is_altered: false,
  date_created: '2026-01-01T00:00:00.000Z',
  date_updated: '2026-01-01T00:00:00.000Z',
  ...known,
})
const now = Date.parse('2026-01-01T02:00:00Z')
const taken = [environment({}), environment({ unique_name: 'dev', domain_suffix: 'dev' })]
const service = { domain_base: 'demo-1234', environments: taken }

it('says where an Environment is served and when it was last deployed', () => {
  const deployed = '2026-01-01T00:00:00.000Z'
  expect(environmentNote(environment({}), deployed, now)).toBe(
    'demo-1234.localhost:4001\nDeployed 2 hours ago',
  )
  expect(environmentNote(environment({}), undefined, now)).toBe('demo-1234.localhost:4001')
  expect(environmentNote(environment({ build_sid: null }), undefined, now)).toBe(
    'demo-1234.localhost:4001\nNot deployed yet',
  )
})

it('says why a name or a suffix cannot be used', () => {
  expect(environmentNameError('stage', taken)).toBeUndefined()
  expect(environmentNameError('dev', taken)).toContain('already')
  expect(environmentNameError('', taken)).toBe('The unique name must not be empty.')
  expect(domainSuffixError('stage', service)).toBeUndefined()
  expect(domainSuffixError('DEV', service)).toContain('“dev” has this suffix')
  expect(domainSuffixError('', service)).toContain('“ui” has the domain without a suffix')
  expect(domainSuffixError('-x', service)).toMatch(/^The domain suffix must/)
  expect(domainSuffixError('', { ...service, environments: [] })).toBeUndefined()
})

it('suggests a suffix that can be used', () => {
  expect(suggestSuffix('Staging', service)).toBe('staging')
  expect(suggestSuffix('-a-very-long-name-of-it', service)).toBe('a-very-long-nam')
})

it('leaves a domain the length that it may have', () => {
  const long = { domain_base: 'x'.repeat(58), environments: [] }
  expect(suggestSuffix('staging', long)).toBe('stag')
  expect(domainSuffixError('stag', long)).toBeUndefined()
  expect(domainSuffixError('stage', long)).toContain('the suffix can have 4')
})
