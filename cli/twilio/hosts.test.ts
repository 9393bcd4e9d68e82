import { expect, test } from 'vitest'
import { isServerlessHost, readTarget } from './hosts.ts'

test.each([
  'serverless.twilio.com',
  'serverless-upload.twilio.com',
  'SERVERLESS.Twilio.com',
  'serverless.ashburn.us1.twilio.com',
  'serverless-upload.dublin.ie1.twilio.com',
  'serverless.stage-us1.twilio.com',
])('Hangar answers for %s', (host) => {
  expect(isServerlessHost(host)).toBe(true)
})

test.each([
  'api.twilio.com',
  'twilio.com',
  'serverless.twilio.com.example.com',
  'serverlesstwilio.com',
  'serverless.example.com',
  'my-serverless.twilio.com',
  'serverless.a.b.c.twilio.com',
  'serverless-uploads.twilio.com',
  'registry.npmjs.org',
  '',
])('Hangar does not answer for %s', (host) => {
  expect(isServerlessHost(host)).toBe(false)
})

test.each([
  ['example.com:443', { host: 'example.com', port: 443 }],
  ['127.0.0.1:8080', { host: '127.0.0.1', port: 8080 }],
  ['[::1]:443', { host: '::1', port: 443 }],
  ['example.com', null],
  ['example.com:0', null],
  ['example.com:65536', null],
  ['user@example.com:443', null],
  [':443', null],
  ['', null],
  [undefined, null],
])('the target %s', (target, read) => {
  expect(readTarget(target)).toEqual(read)
})
