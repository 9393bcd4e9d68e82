import { writeFile } from 'node:fs/promises'
import { bigFile, photo, textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

test('a dropped photo gets a URL that answers with the same bytes', async ({ user }) => {
  const falcon = photo('millennium_falcon.jpg')
  await user.dropFiles(falcon)
  await user.send()
  await expect(user.card('millennium_falcon.jpg')).toBeVisible()
  await user.expectAnnounced('1 published')

  const answer = await user.fetchAsset(await user.copyUrl('millennium_falcon.jpg'))
  expect(answer.status).toBe(200)
  expect(answer.body).toEqual(falcon.buffer)
})

test('many files dropped at once are all published', async ({ user, page }) => {
  const names = Array.from({ length: 12 }, (_, number) => `note-${number + 1}.txt`)
  await user.publish(names.map((name) => textFile(name)))
  await user.expectSummary('12 published')
  await expect(page.getByRole('search')).toContainText('12 assets')
})

test('a file of several parts arrives whole', async ({ user }) => {
  const film = bigFile('film.bin', 9 * 1024 * 1024)
  await user.publish([film])
  const answer = await user.fetchAsset(user.urlOf('film.bin'))
  expect(answer.body.equals(film.buffer)).toBe(true)
})

test('an empty file is a file too', async ({ user }) => {
  await user.publish([textFile('empty.txt', '')])
  const answer = await user.fetchAsset(user.urlOf('empty.txt'))
  expect(answer).toMatchObject({ status: 200, body: Buffer.alloc(0) })
})

test('a name with spaces gets dashes, and the user is told', async ({ user }) => {
  await user.dropFiles(textFile('my holiday notes.txt'))
  await expect(user.tray).toContainText('my-holiday-notes.txt')
  await user.send()
  await expect(user.card('my-holiday-notes.txt')).toBeVisible()
})

test('a file from the disk may be dropped anywhere in the window, on the sidebar too', async ({
  user,
  page,
}, testInfo) => {
  const path = testInfo.outputPath('from-the-disk.txt')
  await writeFile(path, 'Straight from the disk.\n')
  await user.dropFromDisk([path])
  await expect(user.tray).toContainText('from-the-disk.txt')
  await page
    .getByRole('navigation', { name: 'Main' })
    .drop({ files: [textFile('on-the-sidebar.txt')] })
  await expect(user.tray.getByRole('heading')).toHaveText('Review 2 files')
  await user.send()
  await user.expectSummary('2 published')
  const { body } = await user.fetchAsset(user.urlOf('from-the-disk.txt'))
  expect(body.toString()).toBe('Straight from the disk.\n')
})

test('the whole window says where files go while they are held over it, and only then', async ({
  user,
  page,
  site,
}, testInfo) => {
  const path = testInfo.outputPath('held.txt')
  await writeFile(path, 'Held.\n')
  await expect(user.overlay).toBeHidden()
  await user.dragFromDisk([path])
  await expect(page.getByText(`to ${site.uniqueName}`)).toBeVisible()
  await user.dragAway()
  await expect(user.overlay).toBeHidden()
  await user.dragFromDisk([path])
  await page.keyboard.press('Escape')
  await expect(user.overlay).toBeHidden()
  await expect(user.tray).toHaveCount(0)
})

test('a drag that holds no file is none of the console’s business', async ({ user, page }) => {
  await page.getByRole('main').evaluate((main) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.setData('text/plain', 'Just a text.')
    const init = { dataTransfer, bubbles: true, cancelable: true }
    main.dispatchEvent(new DragEvent('dragenter', init))
  })
  await expect(user.overlay).toBeHidden()
})

test('a drop that gives nothing is told, not passed over', async ({ user }) => {
  await user.dropEntries()
  await user.expectToast('The files could not be read')
  await user.expectAnnounced('The files could not be read')
  await expect(user.tray).toHaveCount(0)
})

test('what is dropped while another drop is looked at comes to it', async ({ user }) => {
  await user.dropFiles(textFile('one.txt'))
  await user.dropFiles(textFile('two.txt'), textFile('three.txt'))
  await expect(user.tray.getByRole('heading')).toHaveText('Review 3 files')
  await user.send()
  await user.expectSummary('3 published')
})
