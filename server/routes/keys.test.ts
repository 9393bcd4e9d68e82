import { describe, expect, it } from 'vitest'
import { createdKeySchema, keyListSchema } from '../../contract/keys.ts'
import { ERRORS } from '../../contract/errors.ts'
import { bodyOf, testApp } from '../testing/test-app.ts'

const makeKey = async (send: Awaited<ReturnType<typeof testApp>>['send'], name: string) =>
  createdKeySchema.parse(await bodyOf(await send('POST', '/api/keys', { friendly_name: name })))

describe('API keys', () => {
  it('show their secret when they are made, and never again', async () => {
    const { send, request, read, catalog } = await testApp()
    const answer = await send('POST', '/api/keys', { friendly_name: ' CI ' })
    expect(answer.status).toBe(201)
    const { secret, ...key } = createdKeySchema.parse(await answer.json())
    expect(key).toMatchObject({ friendly_name: 'CI' })
    expect(await read('/api/keys')).toEqual({ keys: [key] })
    expect(await (await request('/api/keys')).text()).not.toContain(secret)
    expect(JSON.stringify(await catalog.findKey(key.sid))).not.toContain(secret)
  })

  it('are listed oldest first, and are gone when revoked', async () => {
    const { send, request, read } = await testApp()
    const first = await makeKey(send, 'first')
    const second = await makeKey(send, 'second')
    const sids = async () =>
      keyListSchema.parse(await read('/api/keys')).keys.map(({ sid }) => sid)
    expect(await sids()).toEqual([first.sid, second.sid])
    const revoke = () => request(`/api/keys/${first.sid}`, { method: 'DELETE' })
    expect((await revoke()).status).toBe(204)
    expect(await sids()).toEqual([second.sid])
    expect(await bodyOf(await revoke())).toMatchObject({ code: ERRORS.not_found.code })
  })

  it.each([{}, { friendly_name: ' ' }, { friendly_name: 'x'.repeat(256) }])(
    'need a name: %j',
    async (body) => {
      const { send } = await testApp()
      const answer = await send('POST', '/api/keys', body)
      expect(await bodyOf(answer)).toMatchObject({ code: ERRORS.invalid_request.code })
    },
  )

  it('cannot make, see or revoke keys themselves', async () => {
    const { send, request } = await testApp()
    const { sid } = await makeKey(send, 'CI')
    const asKey = (method: string, path: string) =>
      request(path, {
        method,
        headers: { 'x-test-user': sid, 'content-type': 'application/json' },
        ...(method === 'POST' ? { body: '{"friendly_name":"mine"}' } : {}),
      })
    const answers = [
      await asKey('GET', '/api/keys'),
      await asKey('POST', '/api/keys'),
      await asKey('DELETE', `/api/keys/${sid}`),
    ]
    for (const answer of answers) {
      expect(await bodyOf(answer)).toMatchObject({
        code: ERRORS.key_not_enough.code,
        status: 403,
      })
    }
    expect((await asKey('GET', '/api/services')).status).toBe(200)
  })
})
