import { expect, it } from 'vitest'
import { comingChanges, stateOf, waitingWords, isTooLong } from './function-state.ts'
import { LIMITS } from '../../../../contract/limits.ts'
import { functionSample, versionSample } from './function-samples.ts'

const live = functionSample()
const saved = functionSample({ live: null })
const changed = functionSample({
  saved: versionSample(2, { path: '/hi', visibility: 'public' }),
})

it('tells what runs from what is only saved', () => {
  expect([live, saved, changed].map(stateOf)).toEqual(['live', 'saved', 'changed'])
})

it('tells what a deployment will do to the URL', () => {
  expect(comingChanges(live)).toEqual([])
  expect(comingChanges(saved)).toEqual([])
  expect(comingChanges(changed)).toEqual(['its path becomes /hi', 'it becomes public'])
})

it('counts what waits for a deployment', () => {
  expect(waitingWords([live], false)).toBe('All Functions are live as saved.')
  expect(waitingWords([live, saved], false)).toBe('1 Function is saved, but not live.')
  expect(waitingWords([changed, saved], false)).toBe('2 Functions are saved, but not live.')
})

it('tells of dependencies that wait, alone or with Functions', () => {
  const words = 'Dependencies are changed, but not deployed.'
  expect(waitingWords([], true)).toBe(words)
  expect(waitingWords([live], true)).toBe(words)
  expect(waitingWords([saved], true)).toBe(`1 Function is saved, but not live. ${words}`)
})

it('is too long to edit only where what is on screen is what was uploaded', () => {
  const size = LIMITS.editableBytes
  const fits = functionSample({ saved: versionSample(1, { size }) })
  const long = functionSample({ saved: versionSample(1, { size: size + 1 }) })
  const base = { versionSid: long.saved.sid }
  expect([isTooLong(fits, base), isTooLong(long, base)]).toEqual([false, true])
  expect(isTooLong(long, { versionSid: versionSample(2).sid })).toBe(false)
})
