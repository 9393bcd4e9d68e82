import { expect, it, test } from 'vitest'
import { assetUrl, assetsUrlsFrom, domainLabel, newDomainBase } from './domains.ts'

const environment = {
  sid: 'ZE',
  serviceSid: 'ZS',
  uniqueName: 'ui',
  domainSuffix: null,
  domain: 'white-beagle-1541',
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
  ['/assets/a.jpg', '/assets/a.jpg'],
  ['/ü/100%.txt', '/%C3%BC/100%25.txt'],
  ['/a%20b.png', '/a%2520b.png'],
  ['/[x]<y>.txt', '/%5Bx%5D%3Cy%3E.txt'],
])('the URL of %s ends in %s', (path, expected) => {
  expect(assetUrl('http://h', path)).toBe(`http://h${expected}`)
})
