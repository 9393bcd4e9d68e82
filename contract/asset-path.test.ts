import { expect, it } from 'vitest'
import { splitPath } from './asset-path.ts'

it('splitPath parts the folder from the name', () => {
  expect(splitPath('/assets/img/logo.png')).toEqual({
    folder: '/assets/img/',
    name: 'logo.png',
  })
  expect(splitPath('/logo.png')).toEqual({ folder: '/', name: 'logo.png' })
})
