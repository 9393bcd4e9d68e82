import { expect, it } from 'vitest'
import type { FileState } from '../engine/queued-file.ts'
import { tallyOf } from '../engine/tally.ts'
import { STATES, queued } from '../engine/upload-samples.ts'
import { signOutQuestion, signedOutLine } from './sign-out-words.ts'

const tally = (...states: FileState[]) =>
  tallyOf(states.map((state, index) => queued(`${index}`, state)))
const { waiting, sending, published, paused, undecided } = STATES

it('asks before signing out only while something is under way', () => {
  expect(signOutQuestion(tally(sending))).toBe('Sign out while 1 upload is under way?')
  expect(signOutQuestion(tally(sending, waiting))).toBe(
    'Sign out while 2 uploads are under way?',
  )
  expect(signOutQuestion(tally(published, paused, undecided))).toBe('')
})

it('says that uploads wait for someone to sign in', () => {
  expect(signedOutLine(tally(waiting))).toBe('1 upload waits: it goes on when you sign in.')
  expect(signedOutLine(tally(waiting, waiting, published))).toBe(
    '2 uploads wait: they go on when you sign in.',
  )
  expect(signedOutLine(tally(published))).toBe('')
})
