import { describe, expect, it } from 'vitest'
import type { Deployment } from '../../../contract/deployments.ts'
import { asset, entry } from '../../api/asset-samples.ts'
import {
  actorWords,
  countChanges,
  entryWords,
  isSameBuild,
  isServed,
  standingOf,
} from './deployment-words.ts'

const BUILD = `ZB${'1'.repeat(32)}`
const deployment = (known: Partial<Deployment> = {}): Deployment => ({
  sid: `ZD${'1'.repeat(32)}`,
  service_sid: `ZS${'1'.repeat(32)}`,
  environment_sid: `ZE${'1'.repeat(32)}`,
  build_sid: BUILD,
  change_sid: `HC${'1'.repeat(32)}`,
  actor: `AC${'1'.repeat(32)}`,
  entry_count: 1,
  undone_by: null,
  is_current: false,
  date_created: '2026-01-01T00:00:00.000Z',
  ...known,
})

describe('how a deployment stands', () => {
  const served = { build_sid: BUILD, is_altered: false }

  it('is exact while nothing was changed since', () => {
    expect(standingOf(deployment({ is_current: true }), served)).toBe('exact')
    expect(standingOf(deployment({ is_current: true }), { ...served, is_altered: true })).toBe(
      'altered',
    )
  })

  it('is altered once a snapshot of what was changed took the place of its Build', () => {
    const snapshot = { build_sid: `ZB${'2'.repeat(32)}`, is_altered: false }
    expect(standingOf(deployment({ is_current: true }), snapshot)).toBe('altered')
  })

  it('tells what was taken back from what was only followed', () => {
    expect(standingOf(deployment(), served)).toBe('past')
    expect(standingOf(deployment({ undone_by: `HC${'2'.repeat(32)}` }), served)).toBe('undone')
  })

  it('knows one that brought the same Build; a takedown has none', () => {
    expect(isSameBuild(deployment(), deployment())).toBe(true)
    const takedown = deployment({ build_sid: null })
    expect(isSameBuild(takedown, takedown)).toBe(false)
    expect(isSameBuild(takedown, deployment())).toBe(false)
  })

  it('knows that an older one of the same Build has nothing to bring back', () => {
    expect(isServed(deployment(), served)).toBe(true)
    expect(isServed(deployment(), { ...served, is_altered: true })).toBe(false)
  })
})

it('names what was done, by whom and how much', () => {
  const one = asset('/a.png')
  expect(entryWords(entry(null, one))).toBe('Added')
  expect(entryWords(entry(one, null))).toBe('Removed')
  expect(entryWords(entry(one, one))).toBe('Replaced')
  expect(actorWords(`AC${'1'.repeat(32)}`)).toBe('this account')
  expect(actorWords('SK12')).toBe('API key SK12')
  expect([0, 1, 1234].map(countChanges)).toEqual(['no changes', '1 change', '1,234 changes'])
})
