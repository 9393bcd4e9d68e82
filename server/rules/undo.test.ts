import { describe, expect, it } from 'vitest'
import type { Change, Release } from '../catalog/records.ts'
import { planUndo } from './undo.ts'

const release = (deploymentSid: string | null, buildSid = 'ZB'): Release => ({
  buildSid,
  deploymentSid,
})

const deployed = (before: Release | null, after: Release | null): Change => ({
  sid: 'HC',
  serviceSid: 'ZS',
  environmentSid: 'ZE',
  kind: 'deployment',
  actor: 'AC',
  undoes: null,
  undoneBy: null,
  dateCreated: 0,
  entryCount: 0,
  entries: [],
  release: { before, after },
})

const undoWhile = (change: Change, now: Release | null) =>
  planUndo(change, { resourceOf: () => undefined, live: [], release: now })

describe('undoing a deployment', () => {
  it('gives back what ran before, also where no path was altered', () => {
    const change = deployed(release('ZD1'), release('ZD2'))
    expect(undoWhile(change, release('ZD2'))).toEqual({
      entries: [],
      release: { before: release('ZD2'), after: release('ZD1') },
    })
  })

  it('is possible after a snapshot took the Build’s place', () => {
    const now = release('ZD2', 'ZB of a snapshot')
    const plan = undoWhile(deployed(null, release('ZD2')), now)
    expect(plan.release).toEqual({ before: now, after: null })
  })

  it.each([release('ZD3'), release(null), null])('is refused while %j runs', (now) => {
    const change = deployed(release('ZD1'), release('ZD2'))
    expect(() => undoWhile(change, now)).toThrowError(/deployed to since/)
  })

  it('of the first one can be undone itself', () => {
    const undo = { ...deployed(release('ZD1'), null), kind: 'undo' as const }
    expect(undoWhile(undo, null).release?.after).toEqual(release('ZD1'))
  })
})

describe('undoing another Change', () => {
  it('leaves alone what the Environment runs on', () => {
    const change: Change = { ...deployed(null, null), kind: 'upload', release: null }
    expect(undoWhile(change, release('ZD3')).release).toBeNull()
  })
})
