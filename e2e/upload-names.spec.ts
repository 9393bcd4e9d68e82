import { textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

const COMPOSED = 'caf\u00E9.txt'
const DECOMPOSED = 'cafe\u0301.txt'

test('whatever a file is called, the URL that is copied is the one that answers', async ({
  user,
  page,
}) => {
  await user.dropFiles(textFile('#?%+ é 漢 🎉.txt', 'Odd.\n'))
  await expect(user.tray).toContainText('Characters that a path can’t have became dashes.')
  await expect(user.tray).toContainText('from #?%+ é 漢 🎉.txt')
  await user.send()
  const name = '%-é-漢-🎉.txt'
  await expect(user.card(name)).toBeVisible()
  await expect(user.upload(name)).toContainText('Published')
  const url = await user.copyUrl(name)
  expect(url).toBe(user.urlOf(encodeURI(name)))
  expect((await user.fetchAsset(url)).body.toString()).toBe('Odd.\n')
  await page.getByLabel('Search assets by path').fill('漢')
  await expect(user.card(name)).toBeVisible()
})

test('a name as long as a disk allows is shortened before its extension, and that is told', async ({
  user,
}) => {
  const long = `${'n'.repeat(251)}.txt`
  await user.dropFiles(textFile(long, 'Long.\n'))
  await expect(user.tray).toContainText('It is too long for a path and was shortened.')
  await expect(user.tray).not.toContainText('became dashes')
  await user.send()
  const name = `${'n'.repeat(255 - '/assets/.txt'.length)}.txt`
  await expect(user.card(name)).toBeVisible()
  const { body } = await user.fetchAsset(await user.copyUrl(name))
  expect(body.toString()).toBe('Long.\n')
})

test('two names that only look different to a computer are one path, and no file is lost', async ({
  user,
}) => {
  await user.dropFiles(textFile(COMPOSED, 'Composed.\n'), textFile(DECOMPOSED, 'Decomposed.\n'))
  await expect(user.tray).toContainText('Another chosen file gets this path too')
  await user.send()
  await user.expectQuestion('1 file shares its path with another')
  await user.conflicts.getByRole('button', { name: /^Keep both of/ }).click()
  await user.expectSummary('2 published')
  const texts = await Promise.all(
    [COMPOSED, 'caf\u00E9-2.txt'].map(async (name) => {
      const { body } = await user.fetchAsset(user.urlOf(encodeURIComponent(name)))
      return body.toString()
    }),
  )
  expect(texts.toSorted()).toEqual(['Composed.\n', 'Decomposed.\n'])
})

test('a file of a folder is told apart from one of the same name in another', async ({
  user,
}) => {
  await user.dropEntries(
    { name: 'one', inside: [{ name: 'same.txt', text: 'One.\n' }] },
    { name: 'two', inside: [{ name: 'same.txt', text: 'Two.\n' }] },
  )
  await expect(user.tray).not.toContainText('Another chosen file')
  await user.send()
  await user.expectSummary('2 published')
  const { body } = await user.fetchAsset(user.urlOf('two/same.txt'))
  expect(body.toString()).toBe('Two.\n')
})
