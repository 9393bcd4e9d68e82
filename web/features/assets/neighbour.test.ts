import { expect, it } from 'vitest'
import { asset } from '../../api/asset-samples.ts'
import { neighbourOf } from './neighbour.ts'

it('is the next asset, else the one before, else none', () => {
  const [a, b, c] = [asset('/a'), asset('/b'), asset('/c')]
  expect(neighbourOf([a, b, c], b)).toBe(c)
  expect(neighbourOf([a, b, c], c)).toBe(b)
  expect(neighbourOf([a], a)).toBeNull()
  expect(neighbourOf([a, b], c)).toBeNull()
})
