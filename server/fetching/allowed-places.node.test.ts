import { expect, test } from 'vitest'
import { AllowedPlaces } from './allowed-places.node.ts'

test('nothing is allowed where nothing is said', () => {
  for (const text of ['', ' ', ' , ,']) {
    const places = AllowedPlaces.parse(text)
    expect(places?.hasAddress('127.0.0.1')).toBe(false)
    expect(places?.hasHost('localhost')).toBe(false)
  }
})

test('names, addresses and networks are, and nothing beside them', () => {
  const places = AllowedPlaces.parse(
    'files.intern.example, 10.1.0.0/16 127.0.0.1,fd00:1::/32\n::1',
  )
  const addresses = ['10.1.255.255', '127.0.0.1', 'fd00:1::5', '::1', '::ffff:127.0.0.1']
  for (const address of addresses) expect(places?.hasAddress(address)).toBe(true)
  for (const address of [
    '10.2.0.0',
    '127.0.0.2',
    'fd00:2::5',
    '::2',
    '::ffff:127.0.0.2',
    'x',
  ]) {
    expect(places?.hasAddress(address)).toBe(false)
  }
  expect(places?.hasHost('Files.Intern.Example.')).toBe(true)
  expect(places?.hasHost('other.intern.example')).toBe(false)
  expect(places?.hasHost('a.files.intern.example')).toBe(false)
  expect(places?.hasHost('10.1.0.0')).toBe(false)
})

test.each([
  '10.0.0.0/33',
  '10.0.0/8',
  '10.0.0.0/',
  '10.0.0.0/8/8',
  '10.0.0.0/-1',
  '10.0.0.0/0x8',
  '10.0.0.256',
  'fd00::/129',
  'fe80::1%eth0',
  'http://intern.example',
  'intern.example:8080',
  '*.intern.example',
  '-a.example',
  'intern..example',
])('%s is no place', (text) => {
  expect(AllowedPlaces.parse(text)).toBeNull()
  expect(AllowedPlaces.parse(`127.0.0.1,${text}`)).toBeNull()
})
