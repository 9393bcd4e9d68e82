import { expect, it, test } from 'vitest'
import type { Service } from '../catalog/records.ts'
import { assetsUrlsFrom, defaultEnvironment, domainLabel, newDomainBase } from './domains.ts'

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

test.each([
  ['the console’s own, though another is older', ['old/dev', 'old/ui', 'new/ui'], 'old/ui'],
  ['the first where there is no ui', ['old/dev', 'old/prod', 'new/ui'], 'old/dev'],
  ['another Service’s where the oldest has none', ['new/dev'], 'new/dev'],
  ['none where there are none', [], undefined],
])('the default Environment is %s', (_, places, expected) => {
  const services = ['old', 'new'].map((sid) => ({ sid }) as Service)
  const environments = places.map((place) => {
    const [serviceSid = '', uniqueName = ''] = place.split('/')
    return { ...environment, sid: place, serviceSid, uniqueName }
  })
  expect(defaultEnvironment(services, environments)?.sid).toBe(expected)
})
