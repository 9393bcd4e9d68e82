import { expect, it, vi } from 'vitest'
import { ERRORS } from '../../../../contract/errors.ts'
import type { HangarFunction } from '../../../../contract/functions.ts'
import { ApiError } from '../../../api/errors.ts'
import { createDrafts, type SavedText } from './drafts.ts'
import { functionSample, versionSample } from './function-samples.ts'
import { createSaver, type SaverDeps } from './saving.ts'

const fn = functionSample()
const base: SavedText = {
  versionSid: fn.saved.sid,
  path: '/hello',
  visibility: 'protected',
  content: 'one',
}
const savedAs = (digit: number, part: Partial<HangarFunction['saved']> = {}) =>
  functionSample({ saved: versionSample(digit, part) })

const setUp = (save: SaverDeps['save']) => {
  const drafts = createDrafts()
  const onSaved = vi.fn<SaverDeps['onSaved']>()
  const saver = createSaver({ drafts, save, onSaved })
  return { drafts, onSaved, saver, state: () => saver.states.get().get(fn.sid) }
}

it('sends what differs and the version it was typed over', async () => {
  const save = vi.fn<SaverDeps['save']>(() => Promise.resolve(savedAs(2, { path: '/hi' })))
  const { drafts, saver, onSaved, state } = setUp(save)
  drafts.edit(fn.sid, base, { content: 'two', path: '/hi' })

  const saving = saver.save(fn.sid)
  await vi.waitFor(() => expect(state()).toEqual({ kind: 'saving' }))
  expect(await saving).toBe(true)

  expect(save).toHaveBeenCalledWith(fn.sid, {
    base_version_sid: base.versionSid,
    path: '/hi',
    content: 'two',
  })
  expect(onSaved).toHaveBeenCalledWith(savedAs(2, { path: '/hi' }), 'two')
  expect(drafts.get().size).toBe(0)
  expect(state()).toBeUndefined()
})

it('has nothing to do without a draft', async () => {
  const save = vi.fn<SaverDeps['save']>()
  const { saver } = setUp(save)
  expect(await saver.save(fn.sid)).toBe(true)
  expect(save).not.toHaveBeenCalled()
})

it('keeps what was typed while it saved, and saves that over the new version', async () => {
  const answers = [
    Promise.withResolvers<HangarFunction>(),
    Promise.withResolvers<HangarFunction>(),
  ]
  let call = 0
  const save = vi.fn<SaverDeps['save']>(() => answers[call++]!.promise)
  const { drafts, saver } = setUp(save)
  drafts.edit(fn.sid, base, { content: 'two' })
  const first = saver.save(fn.sid)
  await vi.waitFor(() => expect(save).toHaveBeenCalledTimes(1))
  drafts.edit(fn.sid, base, { content: 'three' })
  const second = saver.save(fn.sid)

  answers[0]!.resolve(savedAs(2))
  await first
  expect(drafts.get().get(fn.sid)?.content).toBe('three')
  answers[1]!.resolve(savedAs(3))
  expect(await second).toBe(true)

  expect(save).toHaveBeenLastCalledWith(fn.sid, {
    base_version_sid: versionSample(2).sid,
    content: 'three',
  })
  expect(drafts.get().size).toBe(0)
})

it('loses nothing when someone else saved meanwhile', async () => {
  const { code, status } = ERRORS.changed_meanwhile
  const conflict = new ApiError({ code, status, message: 'Changed.' })
  const { drafts, saver, state } = setUp(() => Promise.reject(conflict))
  drafts.edit(fn.sid, base, { content: 'mine' })
  expect(await saver.save(fn.sid)).toBe(false)
  expect(state()).toEqual({ kind: 'conflict' })
  expect(drafts.get().get(fn.sid)?.content).toBe('mine')
  saver.settle(fn.sid)
  expect(state()).toBeUndefined()
})

it('says why it failed, and can be tried again', async () => {
  const error = new ApiError({ status: 500, message: 'No.' })
  const save = vi.fn<SaverDeps['save']>()
  save.mockRejectedValueOnce(error).mockResolvedValueOnce(savedAs(2))
  const { drafts, saver, state } = setUp(save)
  drafts.edit(fn.sid, base, { content: 'two' })
  expect(await saver.save(fn.sid)).toBe(false)
  expect(state()).toEqual({ kind: 'failed', error })
  expect(await saver.save(fn.sid)).toBe(true)
  expect(drafts.get().size).toBe(0)
})
