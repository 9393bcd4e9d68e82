import { expect, it } from 'vitest'
import { asset } from '../../../api/asset-samples.ts'
import { nearestDecision, possibleDecisions } from './decisions.ts'
import type { Taken } from './queued-file.ts'
import { STATES, queued, target } from './upload-samples.ts'

const taken = (by: Taken, path = '/assets/logo.png') =>
  queued('a', { kind: 'undecided', taken: by }, { target: target(path) })
const served = asset('/assets/logo.png')

it('lets other bytes replace, stand beside, or stay away', () => {
  const file = taken({ kind: 'asset', asset: served, isIdentical: false })
  expect(possibleDecisions(file)).toEqual(['replace', 'keep_both', 'skip'])
  expect(nearestDecision(file, 'replace')).toBe('replace')
})

it('replaces no Function, and keeps both where all are to be replaced', () => {
  const file = taken({ kind: 'function' })
  expect(possibleDecisions(file)).toEqual(['keep_both', 'skip'])
  expect(nearestDecision(file, 'replace')).toBe('keep_both')
})

it('does not replace bytes by the same bytes', () => {
  const file = taken({ kind: 'asset', asset: served, isIdentical: true })
  expect(possibleDecisions(file)).toEqual(['keep_both', 'skip'])
  expect(nearestDecision(file, 'replace')).toBe('skip')
})

it('replaces the same bytes where the name says who may read them', () => {
  const by: Taken = { kind: 'asset', asset: served, isIdentical: true }
  expect(possibleDecisions(taken(by, '/assets/logo.private.png'))).toContain('replace')
})

it('has nothing to decide about a file that is free', () => {
  expect(possibleDecisions(queued('a', STATES.waiting))).toEqual([])
})
