import { expect, test } from 'vitest'
import { assetsWarnings, isLoopback, localOrigin } from './origins.ts'

test.each([
  ['127.0.0.1', 'http://127.0.0.1:4000', true],
  ['localhost', 'http://localhost:4000', true],
  ['::1', 'http://[::1]:4000', true],
  ['127.8.0.1', 'http://127.8.0.1:4000', true],
  ['0.0.0.0', 'http://127.0.0.1:4000', false],
  ['::', 'http://[::1]:4000', false],
  ['192.168.0.5', 'http://192.168.0.5:4000', false],
  ['hangar.example', 'http://hangar.example:4000', false],
])('a listener on %s is reached at %s', (host, origin, loopback) => {
  expect(localOrigin(host, 4000)).toBe(origin)
  expect(isLoopback(host)).toBe(loopback)
})

test.each([
  ['0.0.0.0', null, 1],
  ['127.0.0.1', null, 0],
  ['0.0.0.0', 'https://assets.example.com', 0],
  ['127.0.0.1', 'http://{domain}.localhost:4001', 0],
  ['127.0.0.1', 'http://localhost:4001', 1],
  ['hangar.example', 'https://hangar.example:8443', 1],
  ['::1', 'http://[::1]:4001', 1],
])('on %s with assets at %s there are %i warnings', (host, assetsUrl, count) => {
  expect(assetsWarnings({ host, assetsUrl })).toHaveLength(count)
})
