import type { Page } from '@playwright/test'
import { bigFile, textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

/** Nothing goes on sliding, spinning or pulsing. */
const expectStill = (page: Page) =>
  expect
    .poll(() =>
      page.evaluate(() =>
        document
          .getAnimations()
          .filter(({ effect }) =>
            (effect as KeyframeEffect)
              .getKeyframes()
              .some((frame) =>
                ['transform', 'scale', 'rotate', 'width', 'opacity'].some(
                  (name) => name in frame,
                ),
              ),
          )
          .map((animation) =>
            (animation.effect as KeyframeEffect).target?.outerHTML.slice(0, 200),
          ),
      ),
    )
    .toEqual([])

test('who wants no motion gets none, from reading a folder to the last file', async ({
  user,
  page,
}) => {
  await user.dropEntries({ name: 'slow', inside: [], isHeld: true })
  await expect(user.reading).toBeVisible()
  await expectStill(page)
  await user.letReadingGoOn()
  await expect(user.reading).toBeHidden()

  await user.openUrlDialog()
  await expectStill(page)
  await page.keyboard.press('Escape')
  // While it is open, drags are none of the page's business.
  await expect(page.getByRole('dialog')).toBeHidden()

  await user.slowNetwork()
  await user.dragOver()
  await expect(user.overlay).toBeVisible()
  await expectStill(page)
  await user.dropFiles(bigFile('long.bin', 16 * 1024 * 1024), textFile('short.txt'))
  await user.send()
  await expect(user.uploadBar('long.bin')).toBeVisible()
  await expectStill(page)
})
