import { describe, expect, it } from 'vitest'
import { localReason } from '../engine/failure-reasons.ts'
import type { FileState, QueuedFile } from '../engine/queued-file.ts'
import { STATES, chosen, queued, target } from '../engine/upload-samples.ts'
import { statusOf } from './upload-words.ts'

const MIB = 1024 ** 2
const CALM = { hasConflicts: false, isLost: false, now: 1000 }
const film = { file: { ...chosen('film.mp4'), size: 120 * MIB }, acknowledged: 45 * MIB }
const words = (state: FileState, known: Partial<QueuedFile> = film, context = CALM) =>
  statusOf(queued('film', state, known), context)

describe('statusOf', () => {
  it('tells bytes that the server has, and names the bar after the file', () => {
    expect(words(STATES.sending)).toEqual({
      text: 'Uploading · 45 MB of 120 MB',
      tone: 'weak',
      bar: { name: 'Uploading film.mp4', percent: 37.5 },
    })
    expect(words(STATES.paused).text).toBe('Paused · 45 MB of 120 MB')
  })

  it('knows no share of what the server fetches until it has learnt the size', () => {
    const file = { ...chosen('film.mp4'), origin: 'url' as const, size: 0 }
    const { text, bar } = words(STATES.sending, { file, acknowledged: MIB })
    expect([text, bar?.percent]).toEqual(['Fetching · 1 MB', null])
  })

  it('does not call a file published whose bytes are merely sent', () => {
    const { text, bar } = words(STATES.publishing)
    expect(text).toBe('All bytes sent · waiting for the server to publish it')
    expect(bar).toEqual({ name: 'Publishing film.mp4', percent: null })
  })

  it('says when it tries again and why', () => {
    const retry = { attempts: 1, at: 13_000, reason: localReason('unreachable') }
    const state: FileState = { kind: 'waiting', isHeld: false, retry }
    expect(words(state).text).toBe('Hangar can’t be reached. Tries again in 12 s.')
    expect(words(state, film, { ...CALM, now: 14_000 }).text).toMatch(/Tries again now\.$/)
    const { text } = words({ ...state, retry: { ...retry, at: null } })
    expect(text).toBe(`${retry.reason.message} ${retry.reason.remedy}`)
  })

  it('says what those that are held wait for', () => {
    const state: FileState = { kind: 'waiting', isHeld: true, retry: null }
    expect(words(state).text).toBe('Waits until all files are compared')
    expect(words(state, film, { ...CALM, hasConflicts: true }).text).toBe(
      'Waits until the conflicts above are decided',
    )
  })

  it('says what was decided about one that is still held', () => {
    const held: FileState = { kind: 'waiting', isHeld: true, retry: null }
    const decided = (ifExists: 'replace' | 'keep_both') =>
      words(held, { target: { ...target(), ifExists } }, { ...CALM, hasConflicts: true }).text
    expect(decided('replace')).toBe('Will replace what is there')
    expect(decided('keep_both')).toBe('Will be kept beside it')
  })

  it('says what a file that merely waits is waiting for', () => {
    expect(words(STATES.waiting).text).toBe('Waiting')
    expect(words(STATES.waiting, film, { ...CALM, isLost: true }).text).toBe('Waits for Hangar')
  })

  it('shows how far the comparing is once it takes time', () => {
    expect(words(STATES.checking).bar).toBeNull()
    expect(words({ kind: 'checking', hashed: 60 * MIB })).toMatchObject({
      text: 'Comparing with what is there… 60 MB of 120 MB',
      bar: { name: 'Comparing film.mp4', percent: 50 },
    })
  })

  it('tells skipped files apart', () => {
    expect(words(STATES.skipped).text).toBe('Identical to what is served there')
    expect(words({ kind: 'skipped', why: 'choice' }).text).toBe('Skipped')
  })

  it('asks for the bytes of a former visit, and says where it goes on', () => {
    expect(words(STATES.missing).text).toBe(
      'Choose this file again to go on from 45 MB of 120 MB.',
    )
    expect(words(STATES.missing, {}).text).toBe('Choose this file again to upload it.')
  })

  it('says of a file of a former visit that it may be published, if all of it was on its way', () => {
    const sent = { mayBePublished: true }
    expect(words(STATES.missing, sent).text).toContain('may be published already')
    expect(words(STATES.missing, { ...film, ...sent, uploadUrl: '/u' }).text).toContain(
      'go on from 45 MB',
    )
  })

  it('says of a cancelled file whether it may be published nevertheless', () => {
    expect(words(STATES.cancelled).text).toBe('Cancelled. Nothing was published.')
    expect(words({ kind: 'cancelled', mayBePublished: true }).text).toContain(
      'look for it in the list',
    )
  })
})
