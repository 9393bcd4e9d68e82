import { expect, it } from 'vitest'
import { domainPreview, uniqueNameError } from './service-words.ts'

it('previews the domain of a name that can be used, and says why another cannot', () => {
  expect(domainPreview('Quiet-Heron')).toBe('quiet-heron-1234')
  expect(uniqueNameError('Quiet-Heron')).toBeUndefined()
  expect(domainPreview('quiet heron')).toBeNull()
  expect(uniqueNameError('')).toBe('The unique name must not be empty.')
})
