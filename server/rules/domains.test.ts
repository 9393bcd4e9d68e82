import { expect, it, test } from 'vitest'
import { assetsUrlsFrom, domainLabel, newDomainBase } from './domains.ts'

const environment = {
  sid: 'ZE',
  serviceSid: 'ZS',
  uniqueName: 'ui',
  domainSuffix: null,
  domain: 'white-beagle-1541',
  release: null,
  isAltered: false,
  dateCreated: 0,
  dateUpdated: 0,
}

it('a domain base is the name in lower case and four digits', () => {
  expect(newDomainBase('White-Beagle')).toMatch(/^white-beagle-[1-9]\d{3}$/)
  expect(domainLabel('white-beagle-1541', null)).toBe('white-beagle-1541')
  expect(domainLabel('white-beagle-1541', 'dev')).toBe('white-beagle-1541-dev')
})

test.each([
  ['http://{domain}.localhost:4001/', false, 'http://white-beagle-1541.localhost:4001'],
  ['https://files.example', true, 'https://files.example'],
  ['https://files.example', false, null],
])('%s reaches an Environment (default: %s) at %s', (pattern, isDefault, origin) => {
  expect(assetsUrlsFrom(pattern).originOf(environment, isDefault)).toBe(origin)
})
