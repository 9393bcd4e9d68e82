import type { DroppedEntry } from './support/dropped-entries.ts'
import { expectAccessible } from './support/axe.ts'
import { bigFile, photo, textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

const surroundings = [
  { name: 'light', use: { colorScheme: 'light' } },
  { name: 'dark', use: { colorScheme: 'dark' } },
  { name: '320 px', use: { viewport: { width: 320, height: 640 } } },
  {
    name: 'forced colors and reduced motion',
    use: { contextOptions: { forcedColors: 'active', reducedMotion: 'reduce' } },
  },
] as const

const unreadable = (count: number): DroppedEntry[] =>
  Array.from({ length: count }, (_, number) => ({ name: `locked-${number}.txt`, text: null }))

for (const { name, use } of surroundings) {
  test.describe(`axe finds nothing while files are uploaded (${name})`, () => {
    test.use(use)

    test('in the dialogs of the ways in', async ({ user, page }) => {
      await user.pasteFiles(photo('falcon.jpg'), textFile('notes.txt'))
      await user.pasteDialog.getByLabel('Name of file 1').fill('')
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await expect(user.pasteDialog).toBeHidden()

      await user.openUrlDialog()
      await user.urlField.fill('https://files.example/a.png\nftp://files.example/b.png')
      await expect(user.urlDialog).toContainText('Line 2:')
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await expect(user.urlDialog).toBeHidden()

      await user.openScriptDialog()
      await expectAccessible(page)
    })

    test('while a folder is read, and beside what was left out', async ({ user, page }) => {
      await user.dropEntries({ name: 'slow', inside: [], isHeld: true })
      await expect(user.reading).toBeVisible()
      await expectAccessible(page)
      await user.letReadingGoOn()
      await expect(user.leftOut('slow')).toBeVisible()
      await expectAccessible(page)
      await user.dropEntries(...unreadable(12))
      await expect(page.getByRole('region', { name: 'What was left out' })).toBeVisible()
      await expectAccessible(page)
    })

    test('in the review, at the questions and by a standing rule', async ({ user, page }) => {
      await user.publish([textFile('one.txt'), textFile('two.txt')])
      await user.dropFiles(
        textFile('one.txt', 'Another one.\n'),
        textFile('two.txt', 'Another two.\n'),
        textFile('X.PRIVATE.TXT'),
        textFile('a name (of sorts).private.txt'),
      )
      await expectAccessible(page)
      await user.send()
      await user.expectConflicts(2)
      await expectAccessible(page)
      await user.decideFromNowOn()
      await user.decideForAll('Skip')
      await user.expectSummary('4 published, 2 skipped')
      await expectAccessible(page)
      await user.dropFiles(textFile('one.txt'))
      await expect(user.tray).toContainText('without asking')
      await expectAccessible(page)
    })

    test('while bytes are on their way, held up, cancelled and published', async ({
      user,
      page,
    }) => {
      await user.slowNetwork()
      await user.dropFiles(bigFile('long.bin', 24 * 1024 * 1024), textFile('short.txt'))
      await user.send()
      await expect(user.uploadBar('long.bin')).toBeVisible()
      await expectAccessible(page)
      await user.pause('long.bin')
      await expect(user.upload('long.bin')).toContainText('Paused')
      await expectAccessible(page)
      await user.fastNetwork()
      await user.expectPublished('short.txt')
      await user.cancelUpload('long.bin')
      await expect(user.upload('long.bin')).toContainText('Cancelled')
      await expectAccessible(page)
    })

    test('at what failed', async ({ user, page, noise }) => {
      noise.allow(/^\d+ |net::ERR|CORS/, 'what is at that URL is no file')
      await user.addUrls('http://127.0.0.1:8/nothing.txt', user.urlOf('nothing.txt'))
      await user.send()
      await user.expectSummary('2 failed')
      await expectAccessible(page)
    })

    // In the mock nothing outlives the page.
    test('at what a former visit left', { tag: '@server' }, async ({ user, page }) => {
      await user.slowNetwork()
      await user.dropFiles(bigFile('long.bin', 8 * 1024 * 1024))
      await user.send()
      await expect(user.uploadBar('long.bin')).toBeVisible()
      await user.leaveAnyway(() => page.reload())
      await expect(user.upload('long.bin')).toContainText('Choose this file again')
      await user.fastNetwork()
      await expectAccessible(page)
    })
  })
}
