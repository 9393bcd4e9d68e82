import { expect, it } from 'vitest'
import { localReason } from '../engine/failure-reasons.ts'
import { STATES, chosen, queued } from '../engine/upload-samples.ts'
import { actName, rowActs } from './row-acts.ts'

it.each([
  ['checking', ['cancel']],
  ['undecided', ['cancel']],
  ['waiting', ['pause', 'cancel']],
  ['sending', ['pause', 'cancel']],
  ['paused', ['resume', 'cancel']],
  ['publishing', ['cancel']],
  ['published', ['remove']],
  ['skipped', ['remove']],
  ['failed', ['retry', 'remove']],
  ['cancelled', ['send_again', 'remove']],
  ['missing', ['cancel']],
] as const)('offers for a file that is %s: %s', (kind, acts) => {
  expect(rowActs(queued('a', STATES[kind]))).toEqual(acts)
})

it('offers no retry where that cannot help', () => {
  const reason = { ...localReason('unreadable'), retryable: false }
  expect(rowActs(queued('a', { kind: 'failed', reason }))).toEqual(['remove'])
})

it('lets a file that was put off go now, unless that waits for someone to sign in', () => {
  const retry = { attempts: 1, at: 5, reason: localReason('unreachable') }
  const put = (at: number | null) =>
    queued('a', { kind: 'waiting', isHeld: false, retry: { ...retry, at } })
  expect(rowActs(put(5))).toEqual(['retry_now', 'pause', 'cancel'])
  expect(rowActs(put(null))).toEqual(['pause', 'cancel'])
})

it('has no pause for what is held, nor for what the server fetches', () => {
  const held = queued('a', { kind: 'waiting', isHeld: true, retry: null })
  expect(rowActs(held)).toEqual(['cancel'])
  const file = { ...chosen('a.png'), origin: 'url' as const }
  expect(rowActs(queued('a', STATES.sending, { file }))).toEqual(['cancel'])
})

it('names the file in each control', () => {
  expect(actName('cancel', 'logo.png')).toBe('Cancel upload of logo.png')
  expect(actName('remove', 'logo.png')).toBe('Remove logo.png from this list')
  expect(actName('pause', 'logo.png')).toBe('Pause logo.png')
})
