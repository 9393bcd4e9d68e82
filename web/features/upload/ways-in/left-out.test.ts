import { describe, expect, it } from 'vitest'
import type { FoundFiles } from '../engine/incoming/walk-tree.ts'
import {
  NOTHING_LEFT_OUT,
  addLeftOut,
  countLeftOut,
  isWorthTelling,
  leftOutText,
  leftOutTitle,
  systemFilesLine,
} from './left-out.ts'

const found = (parts: Partial<FoundFiles>): FoundFiles => ({
  files: [],
  unreadable: [],
  emptyFolders: [],
  leftOut: [],
  ...parts,
})
const fileAt = (relativePath: string) => ({ relativePath, file: new File(['x'], 'x') })
const unread = (path: string, reason = 'It is gone.') => ({ path, reason })

describe('what was left out', () => {
  it('grows by each reading', () => {
    const first = addLeftOut(NOTHING_LEFT_OUT, found({ unreadable: [unread('tour/a.txt')] }))
    const both = addLeftOut(first, found({ emptyFolders: ['bare'] }))
    expect(countLeftOut(both)).toBe(2)
    expect(addLeftOut(both, found({ emptyFolders: ['bare'] }))).toEqual(both)
  })

  it('is the same as long as there is nothing to tell', () => {
    expect(addLeftOut(NOTHING_LEFT_OUT, found({}))).toBe(NOTHING_LEFT_OUT)
  })

  it('forgets what was read at last, and what failed for another reason now', () => {
    const first = addLeftOut(
      NOTHING_LEFT_OUT,
      found({ unreadable: [unread('tour/a.txt'), unread('tour/b.txt')] }),
    )
    const again = addLeftOut(
      first,
      found({
        files: [fileAt('tour/a.txt')],
        unreadable: [unread('tour/b.txt', 'It did not answer.')],
      }),
    )
    expect(again.unreadable).toEqual([unread('tour/b.txt', 'It did not answer.')])
  })

  it('has a title that counts, and a list to take along', () => {
    const some = addLeftOut(
      NOTHING_LEFT_OUT,
      found({ unreadable: [unread('a'), unread('b')], emptyFolders: ['bare'] }),
    )
    expect(leftOutTitle(some)).toBe(
      '2 files or folders could not be read, and 1 folder is empty.',
    )
    expect(leftOutText(some).split('\n')).toEqual([
      'a: It is gone.',
      'b: It is gone.',
      'bare: It is empty: a folder exists only with a file in it.',
    ])
    const many = { ...NOTHING_LEFT_OUT, emptyFolders: Array.from({ length: 1200 }, String) }
    expect(leftOutTitle(many)).toBe('1,200 folders are empty.')
  })

  it('names the files of systems, each name once, apart from what may have been meant', () => {
    const paths = ['tour/.DS_Store', 'tour/nearly/.DS_Store']
    const quiet = addLeftOut(NOTHING_LEFT_OUT, found({ leftOut: paths }))
    expect(systemFilesLine(quiet)).toBe('2 system files (.DS_Store) left out.')
    expect([countLeftOut(quiet), isWorthTelling(quiet)]).toEqual([0, true])
    expect(addLeftOut(quiet, found({ leftOut: paths }))).toEqual(quiet)
    const more = addLeftOut(
      quiet,
      found({ leftOut: ['a/Thumbs.db', 'b/desktop.ini', 'b/x.lnk'] }),
    )
    expect(systemFilesLine(more)).toBe(
      '5 system files (.DS_Store, Thumbs.db, desktop.ini, …) left out.',
    )
    expect(systemFilesLine(NOTHING_LEFT_OUT)).toBe('')
  })
})
