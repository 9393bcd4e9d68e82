import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { carriedIPv4, isPublicAddress } from './public-addresses.node.ts'

const byte = fc.integer({ min: 0, max: 255 })
const ipv4 = fc.tuple(byte, byte, byte, byte).map((bytes) => bytes.join('.'))
const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16))

/** The first and the last address of each network that is not public, and one on either side. */
describe.each([
  ['0.0.0.0', '0.255.255.255', '1.0.0.0', '1.0.0.0'],
  ['10.0.0.0', '10.255.255.255', '9.255.255.255', '11.0.0.0'],
  ['100.64.0.0', '100.127.255.255', '100.63.255.255', '100.128.0.0'],
  ['127.0.0.0', '127.255.255.255', '126.255.255.255', '128.0.0.0'],
  ['168.63.129.16', '168.63.129.16', '168.63.129.15', '168.63.129.17'],
  ['169.254.0.0', '169.254.255.255', '169.253.255.255', '169.255.0.0'],
  ['172.16.0.0', '172.31.255.255', '172.15.255.255', '172.32.0.0'],
  ['192.0.0.0', '192.0.0.255', '191.255.255.255', '192.0.1.0'],
  ['192.0.2.0', '192.0.2.255', '192.0.1.255', '192.0.3.0'],
  ['192.31.196.0', '192.31.196.255', '192.31.195.255', '192.31.197.0'],
  ['192.52.193.0', '192.52.193.255', '192.52.192.255', '192.52.194.0'],
  ['192.88.99.0', '192.88.99.255', '192.88.98.255', '192.88.100.0'],
  ['192.168.0.0', '192.168.255.255', '192.167.255.255', '192.169.0.0'],
  ['192.175.48.0', '192.175.48.255', '192.175.47.255', '192.175.49.0'],
  ['198.18.0.0', '198.19.255.255', '198.17.255.255', '198.20.0.0'],
  ['198.51.100.0', '198.51.100.255', '198.51.99.255', '198.51.101.0'],
  ['203.0.113.0', '203.0.113.255', '203.0.112.255', '203.0.114.0'],
  ['224.0.0.0', '255.255.255.255', '223.255.255.255', '223.255.255.255'],
])('IPv4 from %s to %s', (first, last, below, above) => {
  test('is not public, and what lies beside it is', () => {
    expect([first, last].map(isPublicAddress)).toEqual([false, false])
    expect([below, above].map(isPublicAddress)).toEqual([true, true])
  })
})

describe('IPv6', () => {
  test.each([
    '::',
    '::1',
    '::8.8.8.8', // IPv4-compatible
    '::ffff:0:8.8.8.8', // translated (SIIT)
    '64:ff9b:1::808:808', // NAT64 of a private network
    '100::1', // discard
    '1fff:ffff::1',
    '2001::1', // Teredo
    '2001:0:4136:e378:8000:63bf:3fff:fdd2',
    '2001:2::1', // benchmarks
    '2001:10::1', // ORCHID
    '2001:20::1', // ORCHIDv2
    '2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff',
    '2001:db8::1', // documentation
    '2002:808:808::1', // 6to4
    '2620:4f:8000::1', // AS112
    '3fff:fff:ffff::1', // documentation
    '4000::1',
    '5f00::1', // segment routing
    'fc00::1',
    'fd00:ec2::254', // unique-local: Amazon's metadata
    'fd20:ce::254', // Google's
    'fe80::1', // link-local
    'fe80::1%eth0',
    'fe80::a9fe:a9fe',
    'fec0::1', // site-local
    'ff02::1', // multicast
    'ff0e::1',
  ])('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  test.each([
    '2000::1',
    '2001:200::1',
    '2001:4860:4860::8888',
    '2001:db7:ffff::1',
    '2001:db9::1',
    '2003::1',
    '2606:4700:4700::1111',
    '2620:4f:8001::1',
    '2a00:1450:4001:81b::200e',
    '3ffe:ffff::1',
  ])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  test('of no other block than that of global unicast is public', () => {
    const first = fc.integer({ min: 0, max: 0xffff }).filter((value) => value >> 13 !== 1)
    const rest = fc.array(group, { minLength: 7, maxLength: 7 })
    fc.assert(
      fc.property(first, rest, (block, groups) => {
        const address = [block.toString(16), ...groups].join(':')
        expect(isPublicAddress(address) && carriedIPv4(address) === null).toBe(false)
      }),
    )
  })
})

/** The last two groups of an IPv6 address that carries it. */
const hex = (address: string) => {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number)
  return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
}

describe('an IPv4 address that IPv6 carries', () => {
  test('is as public as by itself, however it is written', () => {
    fc.assert(
      fc.property(ipv4, (address) => {
        const isPublic = isPublicAddress(address)
        for (const carrier of [
          `::ffff:${address}`,
          `::ffff:${hex(address)}`,
          `::FFFF:${hex(address).toUpperCase()}`,
          `0:0:0:0:0:ffff:${address}`,
          `0000:0000:0000:0000:0000:ffff:${hex(address)}`,
          `64:ff9b::${address}`,
          `64:ff9b::${hex(address)}`,
          `0064:ff9b:0:0:0:0:${hex(address)}`,
        ]) {
          expect([carrier, carriedIPv4(carrier)]).toEqual([carrier, address])
          expect([carrier, isPublicAddress(carrier)]).toEqual([carrier, isPublic])
        }
      }),
    )
  })

  test('is never public by 6to4, Teredo or as a compatible one', () => {
    fc.assert(
      fc.property(ipv4, group, (address, other) => {
        for (const carrier of [
          `2002:${hex(address)}::${other}`,
          `2001:0:${hex(address)}:0:${other}:${hex(address)}`,
          `::${address}`,
        ]) {
          expect([carrier, isPublicAddress(carrier)]).toEqual([carrier, false])
        }
      }),
    )
  })
})

test('what is no address is not public', () => {
  const texts = ['', 'localhost', '8.8.8', '8.8.8.8.8', '08.8.8.8', '0x8.8.8.8', '134744072']
  for (const text of [
    ...texts,
    '8.8.8.8/32',
    ' 8.8.8.8',
    '[2606:4700::1111]',
    '2606:4700::%1',
  ]) {
    expect([text, isPublicAddress(text)]).toEqual([text, false])
  }
  fc.assert(fc.property(fc.string(), (text) => void isPublicAddress(text)))
})
