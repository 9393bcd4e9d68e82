import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { AllowedPlaces } from './fetching/allowed-places.node.ts'
import { ConfigProblems, readConfig } from './config.node.ts'

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigProblems) return error.problems
    throw error
  }
  return []
}

describe('the configuration', () => {
  test('needs nothing', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 4000,
      assetsPort: 4001,
      assetsUrl: null,
      dataFolder: resolve('data'),
      accountSid: null,
      authToken: null,
      maxAssetBytes: 5_368_709_120,
      keepFree: 268_435_456,
      functionConcurrency: null,
      functionTimeout: 10_000,
      fetchAllowed: new AllowedPlaces(),
      fetchTimeout: 600_000,
      warnings: [],
    })
  })

  test('takes every setting, and leaves the rest of the environment alone', () => {
    const config = readConfig({
      PATH: '/bin',
      HANGAR_HOST: '::',
      HANGAR_PORT: '0',
      HANGAR_ASSETS_PORT: '0',
      HANGAR_ASSETS_URL: 'https://{domain}.assets.example.com/',
      HANGAR_DATA: '/var/lib/hangar',
      HANGAR_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
      HANGAR_AUTH_TOKEN: 'f'.repeat(32),
      HANGAR_MAX_ASSET_BYTES: '25MB',
      HANGAR_KEEP_FREE: '1GB',
      HANGAR_FUNCTION_CONCURRENCY: '30',
      HANGAR_FUNCTION_TIMEOUT: '0.5',
      HANGAR_FETCH_ALLOW: '127.0.0.1, files.intern.example',
      HANGAR_FETCH_TIMEOUT: '30',
    })
    expect(config).toEqual({
      host: '::',
      port: 0,
      assetsPort: 0,
      assetsUrl: 'https://{domain}.assets.example.com',
      dataFolder: '/var/lib/hangar',
      accountSid: `AC${'0'.repeat(32)}`,
      authToken: 'f'.repeat(32),
      maxAssetBytes: 25_000_000,
      keepFree: 1_000_000_000,
      functionConcurrency: 30,
      functionTimeout: 500,
      fetchAllowed: new AllowedPlaces(),
      fetchTimeout: 30_000,
      warnings: [],
    })
  })

  test('an empty variable counts as not set', () => {
    expect(readConfig({ HANGAR_PORT: '', HANGAR_DATA: ' ' })).toEqual(readConfig({}))
  })

  test('names places that may be fetched from, and only those', () => {
    const { fetchAllowed } = readConfig({ HANGAR_FETCH_ALLOW: '10.1.0.0/16' })
    expect(['10.1.2.3', '10.2.0.1'].map((ip) => fetchAllowed.hasAddress(ip))).toEqual([
      true,
      false,
    ])
    expect(
      problemsOf({ HANGAR_FETCH_ALLOW: '10.1.0.0/33', HANGAR_FETCH_TIMEOUT: '0' }),
    ).toEqual([
      'HANGAR_FETCH_ALLOW must be host names, addresses and networks, parted by commas, such as files.intern.example, 10.1.0.0/16, but is "10.1.0.0/33".',
      'HANGAR_FETCH_TIMEOUT must be a number of seconds from 1 to 86400, such as 600, but is "0".',
    ])
  })

  test('all problems are told at once, each by its name and value', () => {
    const problems = problemsOf({
      HANGAR_PORT: '70000',
      HANGAR_MAX_ASSET_BYTES: 'lots',
      HANGAR_ACCOUNT_SID: 'AC12',
      HANGAR_PROT: '4000',
    })
    expect(problems).toEqual([
      'HANGAR_PROT is not a setting of Hangar; did you mean HANGAR_PORT?',
      'HANGAR_PORT must be a port number from 0 to 65535 (0 takes any free port), but is "70000".',
      'HANGAR_ACCOUNT_SID must be AC and 32 hex digits in lower case, but is "AC12".',
      'HANGAR_MAX_ASSET_BYTES must be a number of bytes, such as 5000000, 25MB or 5GiB, but is "lots".',
    ])
  })

  test('nothing need be kept free, but it must be said in bytes', () => {
    expect(readConfig({ HANGAR_KEEP_FREE: '0' }).keepFree).toBe(0)
    expect(problemsOf({ HANGAR_KEEP_FREE: '10%' })).toEqual([
      'HANGAR_KEEP_FREE must be a number of bytes, such as 0, 256MiB or 1GB, but is "10%".',
    ])
  })

  test('that the ports are the same is told beside all else, also of a default port', () => {
    expect(problemsOf({ HANGAR_PORT: '4001', HANGAR_MAX_ASSET_BYTES: 'x' })).toEqual([
      expect.stringMatching(/^HANGAR_MAX_ASSET_BYTES must be/),
      expect.stringMatching(/^HANGAR_PORT and HANGAR_ASSETS_PORT must differ/),
    ])
  })

  test('the setting of the command `hangar` is none of its own, and no mistake', () => {
    expect(readConfig({ HANGAR_URL: 'http://127.0.0.1:4000' }).warnings).toEqual([])
  })

  test('names it does not know are warned of, and no more', () => {
    const { port, warnings } = readConfig({ HANGAR_PROT: '5000', HANGAR_COLOUR: 'red' })
    expect(port).toBe(4000)
    expect(warnings).toEqual([
      'HANGAR_PROT is not a setting of Hangar; did you mean HANGAR_PORT?',
      expect.stringContaining('HANGAR_COLOUR is not a setting of Hangar; it has HANGAR_HOST, '),
    ])
  })

  test('what Kubernetes sets for a Service named hangar is warned of once', () => {
    const { port, warnings } = readConfig({
      HANGAR_PORT: '4000',
      HANGAR_SERVICE_HOST: '10.0.0.7',
      HANGAR_SERVICE_PORT: '4000',
      HANGAR_SERVICE_PORT_CONSOLE: '4000',
      HANGAR_PORT_4000_TCP: 'tcp://10.0.0.7:4000',
      HANGAR_PORT_4000_TCP_ADDR: '10.0.0.7',
    })
    expect(port).toBe(4000)
    expect(warnings).toEqual([expect.stringMatching(/^HANGAR_SERVICE_HOST, .*Kubernetes/)])
  })

  test('the port that Kubernetes sets for such a Service is told from a mistyped one', () => {
    expect(problemsOf({ HANGAR_PORT: 'tcp://10.0.0.7:4000' })).toEqual([
      expect.stringMatching(/^HANGAR_PORT must be .* Kubernetes .*enableServiceLinks: false/),
    ])
  })

  test('a wrong auth token is not repeated', () => {
    expect(problemsOf({ HANGAR_AUTH_TOKEN: 'hunter2' })).toEqual([
      expect.not.stringContaining('hunter2'),
    ])
  })

  test('console and assets may not share a port', () => {
    expect(problemsOf({ HANGAR_PORT: '4001' })).toEqual([
      expect.stringMatching(/^HANGAR_PORT and HANGAR_ASSETS_PORT must differ/),
    ])
  })

  test.each(['-1', '80a', '4000.5', '65536'])('%j is no port', (port) => {
    expect(problemsOf({ HANGAR_PORT: port })).toHaveLength(1)
  })

  test.each([
    'http://cdn.example.com',
    'http://{domain}.localhost:4001',
    'https://{domain}',
    'http://127.0.0.1:4001',
    'http://[::1]:4001',
    'https://xn--mller-kva.example',
  ])('%s is an assets URL', (url) => {
    expect(readConfig({ HANGAR_ASSETS_URL: url }).assetsUrl).toBe(url)
  })

  test.each([
    'cdn.example.com',
    'ftp://cdn.example.com',
    'https://cdn.example.com/{domain}',
    'https://cdn.example.com/files',
    'https://cdn.example.com?x=1',
    'https://user:secret@cdn.example.com',
    'https://{domain}.{domain}.example.com',
    'https://x-{domain}.example.com',
    'https://eu.{domain}.example.com',
    'https://{service}.example.com',
    'https://',
    'https://cdn.example.com:70000',
    'https://.example.com',
    "https://cdn.example.com;script-src'unsafe-inline'",
    'https://cdn.example.com, https://evil.example',
    'https://cdn.example.com *',
    'https://*.example.com',
    'https://cdn.example.com"',
    'https://cdn%3b.example.com',
    'https://müller.example',
    'https://cdn.example.com\r\nx:y',
  ])('%s is no assets URL', (url) => {
    expect(problemsOf({ HANGAR_ASSETS_URL: url })).toHaveLength(1)
  })
})
