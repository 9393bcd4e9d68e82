import { describe, expect, it } from 'vitest'
import { planIn, reviewOf } from './review.ts'
import { DESTINATION, STATES, chosen, queued } from './upload-samples.ts'

const rules = { folder: '/assets/', maxAssetBytes: 1000 }
const filesOf = (...names: string[]) =>
  names.map((name, index) => queued(`${index}`, STATES.chosen, { file: chosen(name) }))

describe('reviewOf', () => {
  it('marks each later file that gets the path of an earlier one', () => {
    const files = filesOf('a b.png', 'a-b.png', 'c.png')
    const review = reviewOf(files, rules)
    expect([...review.twins]).toEqual(['1'])
    const notes = files.map((file) => planIn(review, file, rules).notes.map(({ kind }) => kind))
    expect(notes).toEqual([['spaces'], ['twin'], []])
  })

  it('does not take the same path in two Environments for twins', () => {
    const destination = { ...DESTINATION, sid: `ZE${'6'.repeat(32)}`, name: 'other' }
    const file = chosen('a.png')
    const files = [
      queued('0', STATES.chosen, { file }),
      queued('1', STATES.chosen, { file, destination }),
    ]
    expect(reviewOf(files, rules).twins.size).toBe(0)
  })

  it('lists what cannot be sent apart from what is only called otherwise', () => {
    const big = queued('big', STATES.chosen, { file: chosen('big.bin', { size: 1001 }) })
    const files = [...filesOf('my logo.png', 'plain.png'), big]
    const { refused, noted, bytes } = reviewOf(files, rules)
    expect(refused).toEqual([big])
    expect(noted).toEqual([files[0]])
    expect(bytes).toBe(200)
  })

  it('lists names that look private but will be public apart from harmless notes', () => {
    const files = filesOf('a b.PRIVATE.txt', 'a b.txt', 'c.private.txt')
    const { nearMisses, noted } = reviewOf(files, rules)
    expect(nearMisses).toEqual([files[0]])
    expect(noted).toEqual([files[1], files[2]])
    const safe = files.map((file) => ({ ...file, visibility: 'private' as const }))
    expect(reviewOf(safe, rules).nearMisses).toEqual([])
  })

  it('knows how many leave the visibility open, and what is chosen for them', () => {
    const files = [
      ...filesOf('a.png', 'b.private.png'),
      queued('2', STATES.chosen, { visibility: 'private' }),
    ]
    const { open } = reviewOf(files, rules)
    expect(open.count).toBe(2)
    expect([...open.choices]).toEqual(['public', 'private'])
  })
})
