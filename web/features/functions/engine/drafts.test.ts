import { expect, it } from 'vitest'
import { createDrafts, type SavedText } from './drafts.ts'

const FUNCTION = `ZH${'1'.repeat(32)}`
const base: SavedText = {
  versionSid: `ZN${'1'.repeat(32)}`,
  path: '/hello',
  visibility: 'protected',
  content: 'one',
}
const newer: SavedText = { ...base, versionSid: `ZN${'2'.repeat(32)}`, content: 'two' }

it('keeps what was typed, and over which version', () => {
  const drafts = createDrafts()
  drafts.edit(FUNCTION, base, { content: 'two' })
  drafts.edit(FUNCTION, newer, { visibility: 'public' })
  expect(drafts.get().get(FUNCTION)).toEqual({
    path: '/hello',
    visibility: 'public',
    content: 'two',
    base,
  })
})

it('has no draft of what is as it was saved', () => {
  const drafts = createDrafts()
  drafts.edit(FUNCTION, base, { content: 'two' })
  drafts.edit(FUNCTION, base, { content: 'one' })
  expect(drafts.get().size).toBe(0)
})

it('keeps what was typed while it was being saved', () => {
  const drafts = createDrafts()
  drafts.edit(FUNCTION, base, { content: 'two, and more' })
  drafts.rebase(FUNCTION, newer)
  expect(drafts.get().get(FUNCTION)).toMatchObject({ content: 'two, and more', base: newer })
  drafts.edit(FUNCTION, base, { content: 'two' })
  expect(drafts.get().size).toBe(0)
})

it('forgets one draft and leaves the others', () => {
  const drafts = createDrafts()
  const other = `ZH${'2'.repeat(32)}`
  drafts.edit(FUNCTION, base, { content: 'two' })
  drafts.edit(other, base, { content: 'three' })
  drafts.drop(FUNCTION)
  expect([...drafts.get().keys()]).toEqual([other])
})

it('makes no draft by a rebase alone', () => {
  const drafts = createDrafts()
  drafts.rebase(FUNCTION, newer)
  expect(drafts.get().size).toBe(0)
})
