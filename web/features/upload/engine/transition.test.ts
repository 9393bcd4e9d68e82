import { describe, expect, it, test } from 'vitest'
import { localReason } from './failure-reasons.ts'
import type { FileStateKind, QueueEvent, QueueState } from './queue-state.ts'
import { transition } from './transition.ts'
import {
  DESTINATION,
  STATES,
  chosen,
  published,
  queueOf,
  queued,
  target,
} from './upload-samples.ts'

const KINDS = Object.keys(STATES) as FileStateKind[]
const reason = localReason('offline')
const done = published()
const goal = target('/assets/other.png')

/** Every event that is about one file, and the state it leads to from each state that hears it. */
const TABLE: {
  name: string
  event: QueueEvent
  leads: Partial<Record<FileStateKind, unknown>>
}[] = [
  {
    name: 'submit',
    event: { type: 'submit', targets: new Map([['a', goal]]), refused: new Map() },
    leads: { chosen: { kind: 'waiting' } },
  },
  {
    name: 'submit that refuses it',
    event: { type: 'submit', targets: new Map(), refused: new Map([['a', reason]]) },
    leads: { chosen: { kind: 'failed', reason } },
  },
  {
    name: 'send',
    event: { type: 'send', id: 'a' },
    leads: { waiting: { kind: 'sending', acknowledged: 0, total: 100 } },
  },
  {
    name: 'acknowledge some bytes',
    event: { type: 'acknowledge', id: 'a', acknowledged: 64 },
    leads: {
      sending: { kind: 'sending', acknowledged: 64, total: 100 },
      publishing: { kind: 'sending', acknowledged: 64, total: 100 },
    },
  },
  {
    name: 'acknowledge all bytes',
    event: { type: 'acknowledge', id: 'a', acknowledged: 100 },
    leads: {
      sending: { kind: 'publishing', acknowledged: 100, total: 100 },
      publishing: { kind: 'publishing', acknowledged: 100, total: 100 },
    },
  },
  {
    name: 'all_sent',
    event: { type: 'all_sent', id: 'a' },
    leads: {
      sending: { kind: 'publishing', acknowledged: 40, total: 100 },
      publishing: { kind: 'publishing', acknowledged: 40, total: 100 },
    },
  },
  {
    name: 'publish',
    event: { type: 'publish', id: 'a', published: done },
    leads: {
      sending: { kind: 'published', published: done },
      publishing: { kind: 'published', published: done },
    },
  },
  {
    name: 'fail',
    event: { type: 'fail', id: 'a', reason },
    leads: { sending: { kind: 'failed', reason }, publishing: { kind: 'failed', reason } },
  },
  {
    name: 'cancel',
    event: { type: 'cancel', id: 'a' },
    leads: {
      waiting: { kind: 'cancelled', afterAllSent: false },
      sending: { kind: 'cancelled', afterAllSent: false },
      publishing: { kind: 'cancelled', afterAllSent: true },
    },
  },
  {
    name: 'retry',
    event: { type: 'retry', ids: new Set(['a']) },
    leads: { failed: { kind: 'waiting' }, cancelled: { kind: 'waiting' } },
  },
  {
    name: 'remove',
    event: { type: 'remove', id: 'a' },
    leads: { chosen: null, published: null, failed: null, cancelled: null },
  },
  {
    name: 'discard_chosen',
    event: { type: 'discard_chosen' },
    leads: { chosen: null },
  },
  {
    name: 'clear_finished',
    event: { type: 'clear_finished' },
    leads: { published: null, failed: null, cancelled: null },
  },
]

describe.each(TABLE)('$name', ({ event, leads }) => {
  test.each(KINDS)('from %s', (kind) => {
    const before = freeze(queueOf(queued('a', STATES[kind]), queued('b', STATES.sending)))
    const after = transition(before, event)
    const expected = kind in leads ? leads[kind] : STATES[kind]
    expect(after.files.find((file) => file.id === 'a')?.state ?? null).toEqual(expected)
    expect(after === before).toBe(!(kind in leads))
    expect(after.files.at(-1)).toBe(before.files.at(-1))
  })

  test('for a file that is not there', () => {
    const before = freeze(queueOf(queued('b', STATES.sending)))
    expect(transition(before, event)).toBe(before)
  })
})

describe('choose', () => {
  it('adds files after those that are there, with the visibility of the queue', () => {
    const before = freeze({ ...queueOf(queued('a', STATES.sending)), visibility: 'private' })
    const file = chosen('b.png')
    const destination = { ...DESTINATION, sid: `ZE${'6'.repeat(32)}`, name: 'other' }
    const after = transition(before, {
      type: 'choose',
      files: [{ id: 'b', file }],
      destination,
    })
    expect(after.files).toEqual([
      before.files[0],
      {
        id: 'b',
        file,
        destination,
        visibility: 'private',
        target: null,
        state: { kind: 'chosen' },
      },
    ])
  })

  it('of nothing changes nothing', () => {
    const before = freeze(queueOf())
    expect(transition(before, { type: 'choose', files: [], destination: DESTINATION })).toBe(
      before,
    )
  })
})

describe('visibility', () => {
  const two = freeze(queueOf(queued('a', STATES.chosen), queued('b', STATES.chosen)))

  it('of one among several is its own affair', () => {
    const after = transition(two, { type: 'set_visibility', id: 'b', visibility: 'private' })
    expect(after.files.map((file) => file.visibility)).toEqual(['public', 'private'])
    expect(after.visibility).toBe('public')
  })

  it('of the only chosen file is what the next begins with', () => {
    const before = freeze(queueOf(queued('a', STATES.chosen), queued('b', STATES.sending)))
    const after = transition(before, { type: 'set_visibility', id: 'a', visibility: 'private' })
    expect(after.files.map((file) => file.visibility)).toEqual(['private', 'public'])
    expect(after.visibility).toBe('private')
  })

  it('for all reaches the chosen files only', () => {
    const before = freeze(queueOf(...two.files, queued('c', STATES.published)))
    const after = transition(before, { type: 'set_all_visibilities', visibility: 'private' })
    expect(after.files.map((file) => file.visibility)).toEqual(['private', 'private', 'public'])
    expect(after.visibility).toBe('private')
  })

  it.each(KINDS.filter((kind) => kind !== 'chosen'))('cannot change once %s', (kind) => {
    const before = freeze(queueOf(queued('a', STATES[kind])))
    const event = { type: 'set_visibility', id: 'a', visibility: 'private' } as const
    expect(transition(before, event)).toBe(before)
  })
})

it('keeps the folder as it is typed', () => {
  expect(transition(queueOf(), { type: 'set_folder', folder: ' /x y' }).folder).toBe(' /x y')
})

it('submits with the target it was given', () => {
  const before = freeze(queueOf(queued('a', STATES.chosen)))
  const targets = new Map([['a', goal]])
  const after = transition(before, { type: 'submit', targets, refused: new Map() })
  expect(after.files[0]?.target).toBe(goal)
})

describe('retry', () => {
  it('keeps the target, or alters what happens when the path is taken', () => {
    const before = freeze(queueOf(queued('a', STATES.failed), queued('b', STATES.failed)))
    const event = { type: 'retry', ids: new Set(['a']), ifExists: 'replace' } as const
    const after = transition(before, event)
    expect(after.files[0]?.target).toEqual({ ...target('/assets/a.png'), ifExists: 'replace' })
    expect(after.files[1]).toBe(before.files[1])
  })

  it('is not for a file that was refused before it had a target', () => {
    const before = freeze(queueOf(queued('a', STATES.failed, { target: null })))
    expect(transition(before, { type: 'retry', ids: new Set(['a']) })).toBe(before)
  })
})

function freeze(queue: QueueState): QueueState {
  for (const file of queue.files) Object.freeze(Object.freeze(file).state)
  Object.freeze(queue.files)
  return Object.freeze(queue)
}
