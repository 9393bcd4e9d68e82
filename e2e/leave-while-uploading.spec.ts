import { bigFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

test('uploads go on while another page is looked at, and the browser asks before it is closed', async ({
  user,
  page,
}) => {
  const video = bigFile('orbit.bin', 8 * 1024 ** 2)
  await user.slowNetwork()
  await user.dropFiles(video)
  await user.send()
  await user.expectPartSent('orbit.bin')
  await user.goTo('Functions')
  await expect(page.getByRole('heading', { level: 1, name: 'Functions' })).toBeVisible()
  await expect(
    page.getByRole('complementary', { name: 'Uploads on another page' }),
  ).toContainText('1 upload under way')
  await user.stayWhenAsked(() => page.close({ runBeforeUnload: true }))
  await user.fastNetwork()
  await user.expectAnnounced('1 published.')

  await user.goTo('Assets')
  await user.expectPublished('orbit.bin')
  await expect(user.card('orbit.bin')).toBeVisible()
  await page.close({ runBeforeUnload: true })
  await expect.poll(() => page.isClosed(), 'nothing is lost now: nobody is asked').toBe(true)
})
