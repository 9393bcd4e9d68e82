import { expect, it } from 'vitest'
import { comingChanges, stateOf, waitingWords } from './function-state.ts'
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
  expect(waitingWords([live])).toBe('All Functions are live as saved.')
  expect(waitingWords([live, saved])).toBe('1 Function is saved, but not live.')
  expect(waitingWords([changed, saved])).toBe('2 Functions are saved, but not live.')
})
