import type { TestInfo } from '@playwright/test'
import { longTasksOf, watchLongTasks } from './support/long-tasks.ts'
import { dropMany, makeMany } from './support/many.ts'
import { expect, test } from './support/test.ts'
import { watchWire } from './support/wire.ts'

// A trace would follow each of thousands of requests, and be most of what is measured.
test.use({ trace: 'off' })

/** Lists show the rows in sight and some around them. */
const MOST_ROWS = 60
/** A busy machine may take its time. */
const LONG = { timeout: 120_000 }

test('a thousand small files are all published, and the page stays usable meanwhile', async ({
  user,
  page,
  context,
}, info) => {
  test.setTimeout(180_000)
  const wire = watchWire(context)
  await makeMany(page, 1000, 4096)
  await dropMany(page)
  await expect(user.tray).toHaveAccessibleName('Review 1,000 files')
  await watchLongTasks(page)
  await user.send()
  await expect(user.uploads.getByText(/^\d+ of 1,000 published$/)).toBeVisible()
  // Usable: the list can be filtered while files are sent.
  await user.uploads.getByText(/^In progress \(/).click()
  await user.uploads.getByText(/^All \(1,000\)$/).click()
  await expect(user.uploads.getByText('1,000 published', { exact: true })).toBeVisible(LONG)
  note(info, 'tasks while a thousand files were sent', await longTasksOf(page))
  expect(await user.countAssets()).toBe(1000)
  expect(wire.begun, 'none has a request of its own').toBe(0)
  expect(wire.packs).toBeLessThan(30)
  await expect(user.uploads.getByRole('listitem').first()).toHaveAttribute(
    'aria-setsize',
    '1000',
  )
  expect(await user.uploads.getByRole('listitem').count()).toBeLessThan(MOST_ROWS)
})

test('ten thousand dropped files are reviewed in a list of a few rows, with a filter', async ({
  user,
  page,
}, info) => {
  await makeMany(page, 10_000, 10)
  await watchLongTasks(page)
  await dropMany(page)
  await expect(user.tray).toHaveAccessibleName('Review 10,000 files')
  note(info, 'tasks while ten thousand files were dropped', await longTasksOf(page))
  const rows = user.tray.getByRole('listitem')
  expect(await rows.count()).toBeLessThan(MOST_ROWS)
  await expect(rows.first()).toHaveAttribute('aria-setsize', '10000')

  await user.dropFiles({ name: 'a b.txt', mimeType: 'text/plain', buffer: Buffer.from('x') })
  await user.tray.getByText('With a note (1)').click()
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText('from a b.txt')
  await user.discard()
  await expect(user.tray).toBeHidden()
})

/** A figure to look at and not to fail on: other programs may have had the processor. */
const note = (info: TestInfo, type: string, description: string) =>
  info.annotations.push({ type, description })
