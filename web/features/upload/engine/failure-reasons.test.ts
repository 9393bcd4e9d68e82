import { afterEach, describe, expect, it, test, vi } from 'vitest'
import { ERRORS, type ErrorName } from '../../../../contract/errors.ts'
import { ApiError, Unreachable } from '../../../api/errors.ts'
import {
  UploadFailure,
  localReason,
  reasonOf,
  tooLarge,
  unusableName,
} from './failure-reasons.ts'

const answer = (name: ErrorName, message = 'It went wrong.') => {
  const { code, status } = ERRORS[name]
  return new ApiError({ code, status, message, more_info: '' })
}

afterEach(() => vi.unstubAllGlobals())

test.each(Object.keys(ERRORS) as ErrorName[])('%s is told in whole sentences', (name) => {
  const reason = reasonOf(answer(name))
  expect(reason.code).toBe(name)
  expect(reason.message).toMatch(/\.$/)
  expect(reason.remedy).toMatch(/^$|\.$/)
})

test.each<[ErrorName, boolean]>([
  ['path_taken', true],
  ['storage_full', true],
  ['not_authenticated', true],
  ['internal', true],
  ['url_failed', true],
  ['url_timeout', true],
  ['fetches_busy', true],
  ['url_refused', false],
  ['too_large', false],
  ['path_invalid', false],
  ['not_found', false],
  ['foreign_origin', false],
])('%s: trying again can help? %s', (name, retryable) => {
  expect(reasonOf(answer(name)).retryable).toBe(retryable)
})

describe('reasonOf', () => {
  it('leaves the word to the server where the console knows no better', () => {
    const message = 'There is no Service “x”. Check its name.'
    expect(reasonOf(answer('not_found', message))).toMatchObject({ message, remedy: '' })
  })

  it('does not repeat a remedy that the server’s message ends with', () => {
    const message = `${ERRORS.internal.title}. ${ERRORS.internal.remedy}`
    expect(reasonOf(answer('internal', message)).message).toBe('Hangar made a mistake.')
  })

  it('does not know a foreign answer, but says what it said', () => {
    const error = new ApiError({ status: 403, message: 'The server answered 403.' })
    expect(reasonOf(error)).toMatchObject({
      message: 'The server answered 403.',
      retryable: false,
    })
  })

  it('tells a lost network from a lost server', () => {
    vi.stubGlobal('navigator', { onLine: true })
    expect(reasonOf(new Unreachable())).toEqual(localReason('unreachable'))
    vi.stubGlobal('navigator', { onLine: false })
    expect(reasonOf(new Unreachable())).toEqual(localReason('offline'))
  })

  it('takes a transport at its word', () => {
    const reason = localReason('unconfirmed')
    expect(reasonOf(new UploadFailure(reason))).toBe(reason)
  })

  it('owns up to what nobody foresaw', () => {
    expect(reasonOf(new TypeError('x is undefined')).code).toBe('console_mistake')
  })
})

it('states the limit that a file breaks', () => {
  expect(tooLarge(6 * 1024 ** 3, 5 * 1024 ** 3).message).toBe(
    'This file is too big (6 GB). You can upload files up to 5 GB.',
  )
})

it('keeps the sentence of the naming rule', () => {
  expect(unusableName('The name is empty.')).toEqual({
    code: 'path_invalid',
    message: 'The name is empty.',
    remedy: 'Rename the file, then choose it again.',
    retryable: false,
  })
})
