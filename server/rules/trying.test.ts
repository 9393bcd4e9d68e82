import { describe, expect, it } from 'vitest'
import type { TryFunction } from '../../contract/functions.ts'
import type { Environment, Service, Version } from '../catalog/records.ts'
import { invocationOf, toTried } from './trying.ts'

const site = (origin: string | null) => ({
  service: {} as Service,
  environment: { sid: 'ZE', domain: 'beagle-1541' } as Environment,
  isFirst: true,
  origin,
})
const version = { resourceSid: 'ZH', path: '/sms/répondre' } as Version
const parameters = [
  { name: 'a', value: '1 & 2' },
  { name: 'a', value: 'ü' },
]

const invoke = (asked: TryFunction, origin: string | null = 'http://x.localhost:4001') =>
  invocationOf(site(origin), version, asked, 'RQ')

describe('a try', () => {
  it('by GET has its parameters in the query, repeated names too', () => {
    const { target, body, headers, method } = invoke({ method: 'GET', parameters })
    expect(target).toBe('/sms/r%C3%A9pondre?a=1+%26+2&a=%C3%BC')
    expect([method, body.byteLength]).toEqual(['GET', 0])
    expect(headers).toEqual([
      ['host', 'x.localhost:4001'],
      ['accept', '*/*'],
    ])
  })

  it('by POST has them in a form', () => {
    const { target, body, headers } = invoke({ method: 'POST', parameters })
    expect(target).toBe('/sms/r%C3%A9pondre')
    expect(new TextDecoder().decode(body)).toBe('a=1+%26+2&a=%C3%BC')
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(body.byteLength),
    })
  })

  it('names the domain where no URL reaches the Environment', () => {
    expect(invoke({ method: 'GET', parameters: [] }, null)).toMatchObject({
      target: '/sms/r%C3%A9pondre',
      headers: [['host', 'beagle-1541'], expect.anything()],
    })
  })
})

const answered = (body: Uint8Array) =>
  toTried({ status: 200, headers: [['content-type', 'text/plain']], body }, 'RQ', 12)

describe('its answer', () => {
  it('is text where it is UTF-8, a byte order mark kept', () => {
    const body = new TextEncoder().encode('\uFEFFgrüße')
    expect(answered(body)).toMatchObject({ body: '\uFEFFgrüße', body_base64: null })
  })

  it('is base64 otherwise', () => {
    const tried = answered(new Uint8Array([0xff, 0x00]))
    expect(tried).toMatchObject({ body: null, body_base64: '/wA=', duration: 12 })
    expect(tried.headers).toEqual([{ name: 'content-type', value: 'text/plain' }])
  })
})
