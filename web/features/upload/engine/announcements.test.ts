import { expect, it } from 'vitest'
import { newsOf } from './announcements.ts'
import { localReason } from './failure-reasons.ts'
import type { FileState, Taken } from './queued-file.ts'
import { STATES, chosen as chosenFile, viewOf, queued } from './upload-samples.ts'

const SILENCE = { polite: '', assertive: '' }
const queue = (...states: FileState[]) =>
  viewOf(...states.map((state, index) => queued(`${index}`, state)))
const { chosen, waiting, sending, publishing, published, cancelled } = STATES
const failed = (): FileState => ({ kind: 'failed', reason: localReason('offline') })

it('says that the upload starts, with the number of files', () => {
  const start = newsOf(queue(chosen, chosen), queue(waiting, waiting))
  expect(start).toEqual({ polite: 'Uploading 2 files.', assertive: '' })
  expect(newsOf(queue(chosen), queue(waiting)).polite).toBe('Uploading 1 file.')
})

it('is silent about choosing, bytes and single successes', () => {
  expect(newsOf(queue(), queue(chosen))).toEqual(SILENCE)
  expect(newsOf(queue(waiting), queue(sending))).toEqual(SILENCE)
  expect(newsOf(queue(sending, sending), queue(publishing, published))).toEqual(SILENCE)
})

it('names each failure with what to do', () => {
  const now = failed()
  expect(newsOf(queue(sending, sending), queue(now, sending))).toEqual({
    polite: '',
    assertive: '0.png failed. You are offline. It goes on by itself as soon as you are back.',
  })
  expect(newsOf(queue(now, sending), queue(now, sending))).toEqual(SILENCE)
})

it('says the whole result at the end, once', () => {
  const bad = failed()
  const before = queue(published, bad, sending)
  const after = queue(published, bad, published)
  expect(newsOf(before, after)).toEqual({ polite: '2 published, 1 failed.', assertive: '' })
  expect(newsOf(after, after)).toEqual(SILENCE)
})

it('says the end when the last one is cancelled or all are refused', () => {
  expect(newsOf(queue(sending), queue(cancelled)).polite).toBe('1 cancelled.')
  expect(newsOf(queue(chosen), queue(failed()))).toMatchObject({ polite: '1 failed.' })
})

it('counts a crowd of failures, and gives the reason of the first', () => {
  const after = queue(failed(), failed(), failed(), failed(), sending)
  const news = newsOf(queue(sending, sending, sending, sending, sending), after)
  expect(news).toEqual({
    polite: '',
    assertive:
      '4 files failed, the first of them 0.png. You are offline. It goes on by itself as soon as you are back.',
  })
})

/** Two files of 100 bytes each, of which so many bytes are acknowledged. */
const at = (acknowledged: number) =>
  viewOf(queued('a', sending, { acknowledged }), queued('b', waiting))

it('says each quarter that the server has, not each part', () => {
  expect(newsOf(at(0), at(40))).toEqual(SILENCE)
  expect(newsOf(at(40), at(60)).polite).toBe('25% uploaded.')
  expect(newsOf(at(60), at(70))).toEqual(SILENCE)
})

it('says quarters by files where there are no bytes', () => {
  const empty = { file: { ...chosenFile('a.txt'), size: 0 } }
  const emptyAt = (...states: FileState[]) =>
    viewOf(...states.map((state, index) => queued(`${index}`, state, empty)))
  const before = emptyAt(published, sending, waiting, waiting)
  expect(newsOf(before, emptyAt(published, published, sending, waiting)).polite).toBe(
    '50% uploaded.',
  )
})

it('says that something must be decided', () => {
  const { checking } = STATES
  const ask = (taken: Taken) =>
    newsOf(queue(checking, checking), queue({ kind: 'undecided', taken }, waiting)).polite
  expect(ask({ kind: 'function' })).toBe('1 file exists already: decide what to do.')
  expect(ask({ kind: 'late', by: 'asset' })).toBe(
    'The path of 1 file was taken meanwhile: decide what to do.',
  )
})
