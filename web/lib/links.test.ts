import { expect, it } from 'vitest'
import { withParameter } from './links.ts'

it('adds to what a link has already', () => {
  expect(withParameter('/a', 'download', '1')).toBe('/a?download=1')
  expect(withParameter('/a?environment=ZE1', 'v', 'é')).toBe('/a?environment=ZE1&v=%C3%A9')
})
