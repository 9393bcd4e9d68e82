import { expect, it } from 'vitest'
import { announce } from './announce.ts'
import { announcements } from './announcements.ts'

it('counts the turns of a region, so that a repeated sentence is spoken again', () => {
  const before = announcements.polite.get().turn
  const alertsBefore = announcements.assertive.get().turn
  announce('Uploaded logo.png.')
  announce('Uploaded logo.png.')
  expect(announcements.polite.get()).toEqual({ text: 'Uploaded logo.png.', turn: before + 2 })
  expect(announcements.assertive.get().turn).toBe(alertsBefore)
})
