import { describe, expect, it, test } from 'vitest'
import { localReason } from './failure-reasons.ts'
import type { FileState, FileStateKind, QueuedFile } from './queued-file.ts'
import type { FileEvent } from './file-events.ts'
import { transition } from './transition.ts'
import { STATES, chosen, published, queued, target } from './upload-samples.ts'

const KINDS = Object.keys(STATES) as FileStateKind[]
const reason = localReason('offline')
const done = published()
const goal = target('/assets/other.png')
const retry = { attempts: 1, at: 5, reason }
const found = chosen('a.png')
const held: FileState = { kind: 'waiting', isHeld: true, retry: null }
const { waiting, sending, paused, publishing, checking } = STATES
const gone = (mayBePublished = false): FileState => ({ kind: 'cancelled', mayBePublished })
const failed: FileState = { kind: 'failed', reason }

/** Every event, and the state it leads to from each state that hears it. */
const TABLE: [FileEvent, Partial<Record<FileStateKind, FileState>>][] = [
  [{ type: 'submit', target: goal, batch: 2, key: 'k' }, { chosen: checking }],
  [{ type: 'hash', hashed: 7 }, { checking: { kind: 'checking', hashed: 7 } }],
  [{ type: 'find_free' }, { checking: held }],
  [{ type: 'find_identical' }, { checking: { kind: 'skipped', why: 'identical' } }],
  [
    { type: 'find_taken', taken: { kind: 'twin', of: 'b' } },
    { checking: { kind: 'undecided', taken: { kind: 'twin', of: 'b' } } },
  ],
  [{ type: 'know_digest', sha256: 'f0' }, { checking }],
  [{ type: 'decide', decision: 'replace' }, { undecided: held }],
  [{ type: 'decide', decision: 'keep_both' }, { undecided: held }],
  [{ type: 'decide', decision: 'skip' }, { undecided: { kind: 'skipped', why: 'choice' } }],
  [{ type: 'release', isPaused: false }, {}],
  [{ type: 'send' }, { waiting: sending }],
  [
    { type: 'begin', uploadUrl: '/u' },
    { sending, publishing },
  ],
  [
    { type: 'acknowledge', acknowledged: 64 },
    { sending, publishing: sending, missing: STATES.missing },
  ],
  [
    { type: 'acknowledge', acknowledged: 100 },
    { sending: publishing, publishing, missing: STATES.missing },
  ],
  [
    { type: 'measure', size: 7 },
    { sending, publishing },
  ],
  [{ type: 'may_arrive' }, { sending, publishing }],
  [{ type: 'all_sent' }, { sending: publishing, publishing }],
  [
    { type: 'publish', published: done },
    Object.fromEntries(
      ['sending', 'publishing', 'missing'].map((kind) => [
        kind,
        { kind: 'published', published: done },
      ]),
    ),
  ],
  [
    { type: 'put_off', retry },
    Object.fromEntries(
      ['waiting', 'sending', 'publishing'].map((kind) => [kind, { ...waiting, retry }]),
    ),
  ],
  [
    { type: 'fail', reason },
    { chosen: failed, checking: failed, waiting: failed, sending: failed, publishing: failed },
  ],
  [{ type: 'pause' }, { waiting: paused, sending: paused }],
  [{ type: 'resume' }, { paused: waiting }],
  [
    { type: 'cancel' },
    {
      checking: gone(),
      undecided: gone(),
      waiting: gone(),
      sending: gone(),
      paused: gone(),
      publishing: gone(true),
      missing: gone(),
    },
  ],
  [
    { type: 'retry', key: 'k', batch: 2 },
    { failed: checking, cancelled: checking },
  ],
  [
    { type: 'identify', by: 'asset' },
    { undecided: { kind: 'undecided', taken: { kind: 'late', by: 'asset' } } },
  ],
  [{ type: 'reunite', file: found, batch: 2 }, { missing: checking }],
]

describe.each(TABLE)('$type', (event, leads) => {
  test.each(KINDS)('from %s', (kind) => {
    const before = freeze(queued('a', STATES[kind]))
    const after = transition(before, event)
    expect(after.state).toEqual(leads[kind] ?? STATES[kind])
    expect(after === before).toBe(!(kind in leads))
  })
})

it('pauses nothing that is held: going on, it would not wait for its batch any more', () => {
  const file = queued('a', held)
  expect(transition(file, { type: 'pause' })).toBe(file)
})

it('submits with the target, the batch and the key it was given', () => {
  const event = { type: 'submit', target: goal, batch: 2, key: 'k' } as const
  expect(transition(queued('a', STATES.chosen), event)).toMatchObject({
    target: goal,
    batch: 2,
    key: 'k',
  })
})

it('holds a file until its batch is released', () => {
  expect(transition(queued('a', held), { type: 'send' }).state).toEqual(held)
  expect(transition(queued('a', held), { type: 'release', isPaused: false }).state).toEqual(
    waiting,
  )
})

describe('what the server said', () => {
  const before = queued('a', sending, { acknowledged: 40 })

  it('is believed when it has fewer bytes than before', () => {
    const after = transition(before, { type: 'acknowledge', acknowledged: 10 })
    expect(after.acknowledged).toBe(10)
    expect(after.state).toBe(before.state)
  })

  it('gives the size that only it can know', () => {
    const after = transition(before, { type: 'publish', published: done })
    expect([after.file.size, after.acknowledged]).toEqual([done.asset.size, done.asset.size])
  })

  it('makes a question of a path that was taken meanwhile', () => {
    const taken = { ...reason, code: 'path_taken' } as const
    expect(transition(before, { type: 'fail', reason: taken }).state).toEqual({
      kind: 'undecided',
      taken: { kind: 'late', by: 'unknown' },
    })
  })
})

describe('a file of which all was sent', () => {
  const sent = transition(queued('a', sending), { type: 'all_sent' })
  const lost = transition(sent, { type: 'put_off', retry })

  it('may be published though its answer was lost, also when it is cancelled then', () => {
    expect(transition(lost, { type: 'cancel' }).state).toEqual(gone(true))
  })

  it('may be published when it is cancelled with its request', () => {
    const arriving = transition(queued('a', sending), { type: 'may_arrive' })
    expect(transition(arriving, { type: 'cancel' }).state).toEqual(gone(true))
  })

  it('is retried under its key, by which the server knows what it has done', () => {
    const after = transition(transition(lost, { type: 'fail', reason }), {
      type: 'retry',
      key: 'new',
      batch: 2,
    })
    expect(after).toMatchObject({ key: sent.key, state: waiting })
  })

  it('is not published if its path was taken, nor when it begins anew', () => {
    const taken = { ...reason, code: 'path_taken' } as const
    const refused = transition(sent, { type: 'fail', reason: taken })
    expect(transition(refused, { type: 'cancel' }).state).toEqual(gone())
    const anew = transition(transition(sent, { type: 'cancel' }), {
      type: 'retry',
      key: 'new',
      batch: 2,
    })
    expect(transition(anew, { type: 'cancel' }).state).toEqual(gone())
  })
})

describe('a decision', () => {
  it('goes on with what the server has, under the same key', () => {
    const known = { uploadUrl: '/u', acknowledged: 9, key: 'old' }
    const before = queued('a', STATES.undecided, known)
    const after = transition(before, { type: 'decide', decision: 'replace' })
    expect(after).toMatchObject(known)
    expect(after.target?.ifExists).toBe('replace')
  })

  it('about one of two files for a path lets the other go first', () => {
    const before = queued('a', { kind: 'undecided', taken: { kind: 'twin', of: 'b' } })
    expect(transition(before, { type: 'decide', decision: 'replace' }).state).toEqual({
      ...held,
      behind: 'b',
    })
  })
})

it('pauses at its release what was to be paused while it was held', () => {
  const event = { type: 'release', isPaused: true } as const
  expect(transition(queued('a', held), event).state).toEqual(paused)
})

it('lets go of the bytes of what has ended well', () => {
  const after = transition(queued('a', sending), { type: 'publish', published: done })
  expect(after.file).toMatchObject({ bytes: null, handle: null })
})

describe('going on', () => {
  const begun = { uploadUrl: '/u', acknowledged: 9, key: 'old' }

  it('retries where the upload was, if it has begun', () => {
    const after = transition(queued('a', STATES.failed, begun), {
      type: 'retry',
      key: 'new',
      batch: 2,
    })
    expect(after).toMatchObject({ ...begun, state: waiting })
  })

  it('begins anew what was cancelled: the server has dropped it', () => {
    const after = transition(queued('a', STATES.cancelled, begun), {
      type: 'retry',
      key: 'new',
      batch: 2,
    })
    expect(after).toMatchObject({ uploadUrl: null, acknowledged: 0, key: 'new', batch: 2 })
  })

  it('is not for a file that was refused before it had a target', () => {
    const before = freeze(queued('a', STATES.failed, { target: null }))
    expect(transition(before, { type: 'retry', key: 'k', batch: 2 })).toBe(before)
  })

  it('needs no second check once the upload has begun, but waits for its batch', () => {
    const event = { type: 'reunite', file: found, batch: 2 } as const
    expect(transition(queued('a', STATES.missing, begun), event).state).toEqual(held)
  })

  it('comes at once for what was put off', () => {
    const before = queued('a', { ...waiting, retry })
    expect(transition(before, { type: 'resume' }).state).toEqual(waiting)
  })
})

function freeze(file: QueuedFile): QueuedFile {
  Object.freeze(file.state)
  return Object.freeze(file)
}
