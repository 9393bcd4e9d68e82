import { describe, expect, it } from 'vitest'
import { ApiError, Unreachable, errorFrom, messageOf } from './errors.ts'

const taken = {
  code: 71002,
  message: '/assets/a.png is taken.',
  more_info: '/errors/71002',
  status: 409,
}

describe('errorFrom', () => {
  it('carries what Hangar said', () => {
    const error = errorFrom(409, JSON.stringify(taken))
    expect(error).toMatchObject({
      name: 'ApiError',
      code: 71002,
      status: 409,
      message: '/assets/a.png is taken.',
      moreInfo: '/errors/71002',
    })
  })

  it('takes a proxy that found no server for an unreachable Hangar', () => {
    expect(errorFrom(502, '<h1>Bad Gateway</h1>')).toBeInstanceOf(Unreachable)
  })

  it('keeps an answer of Hangar’s own apart from a proxy’s, whatever the status', () => {
    const error = errorFrom(503, JSON.stringify({ ...taken, code: 20500 }))
    expect(error).toMatchObject({ name: 'ApiError', code: 20500, status: 503 })
  })

  it.each(['', 'null', '[]', '{"code":"20404","message":"x"}', '{"message":"x"}', '<html>'])(
    'invents no code for the body %j',
    (text) => {
      const error = errorFrom(418, text)
      expect(error).toMatchObject({ name: 'ApiError', code: null, status: 418 })
      expect(error.message).toContain('418')
    },
  )
})

describe('messageOf', () => {
  it('is the sentence of the server', () => {
    expect(messageOf(new ApiError(taken))).toBe(taken.message)
  })

  it('says what to do when nothing answers', () => {
    expect(messageOf(new Unreachable())).toMatch(/can’t be reached.*try again/)
  })

  it('names the console’s own mistakes as such', () => {
    expect(messageOf(new TypeError('x is undefined'))).toMatch(/console.*x is undefined/)
    expect(messageOf('odd')).toContain('odd')
  })
})
