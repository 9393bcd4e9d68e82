import 'fake-indexeddb/auto'
import { deleteDB, openDB } from 'idb'
import { afterEach, expect, it, vi } from 'vitest'
import { openUploads } from './database.ts'

const NAME = 'hangar-uploads'
const onGone = vi.fn<() => void>()

afterEach(() => onGone.mockClear())

it('does not wait for a tab that keeps an older database open, nor blocks it later', async () => {
  const older = await openDB(NAME, 1)
  await expect(openUploads(onGone, 2)).rejects.toThrow('older console')
  older.close()
  // Rejects if anything still had it open.
  await deleteDB(NAME, {
    blocked: () => {
      throw new Error('It is still open.')
    },
  })
})

it('lets go of the database for a newer console, and says so', async () => {
  await openUploads(onGone, 1)
  const newer = await openUploads(onGone, 2)
  expect(onGone).toHaveBeenCalledOnce()
  newer.close()
  await deleteDB(NAME)
})
