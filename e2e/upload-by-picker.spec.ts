import { mkdir, writeFile } from 'node:fs/promises'
import { textFile } from './support/files.ts'
import { answerPickers, takePickersAway } from './support/pickers.ts'
import { expect, test } from './support/test.ts'

test.describe('where the browser has an input for files', () => {
  test.beforeEach(({ context }) => takePickersAway(context))

  test('files chosen in the file dialog are published', async ({ user }) => {
    await user.pickFiles(textFile('first.txt'), textFile('second.txt'))
    await user.send()
    await expect(user.card('first.txt')).toBeVisible()
    await expect(user.card('second.txt')).toBeVisible()
  })

  test('the same file can be chosen again after it was discarded', async ({ user }) => {
    await user.pickFiles(textFile('again.txt'))
    await user.discard()
    await expect(user.chooseButton).toBeFocused()
    await user.pickFiles(textFile('again.txt'))
    await user.send()
    await expect(user.card('again.txt')).toBeVisible()
  })

  test('another folder than /assets/ can be named', async ({ user }) => {
    await user.pickFiles(textFile('deep.txt'))
    await user.chooseFolder('/assets/press/2026/')
    await user.send()
    await expect(user.card('deep.txt')).toBeVisible()
    const answer = await user.fetchAsset(user.urlOf('press/2026/deep.txt'))
    expect(answer.body.toString()).toBe('This is deep.txt.\n')
  })

  test('a chosen folder keeps its structure', async ({ user }, testInfo) => {
    const folder = testInfo.outputPath('tour')
    await mkdir(`${folder}/stops`, { recursive: true })
    await writeFile(`${folder}/map.txt`, 'The map.\n')
    await writeFile(`${folder}/stops/first.txt`, 'The first stop.\n')
    await user.pickFolder(folder)
    await user.send()
    await user.expectSummary('2 published')
    const bodyAt = async (path: string) => (await user.fetchAsset(user.urlOf(path))).body
    expect((await bodyAt('tour/map.txt')).toString()).toBe('The map.\n')
    expect((await bodyAt('tour/stops/first.txt')).toString()).toBe('The first stop.\n')
  })
})

test.describe('where the browser has pickers that hand out handles', () => {
  test('files chosen in the picker are published', async ({ user, page }) => {
    await answerPickers(page, 'tour', [textFile('map.txt'), textFile('list.txt')])
    await user.chooseButton.click()
    await user.send()
    await user.expectSummary('2 published')
    const { body } = await user.fetchAsset(user.urlOf('map.txt'))
    expect(body.toString()).toBe('This is map.txt.\n')
  })

  test('a folder chosen in the picker keeps its structure', async ({ user, page }) => {
    await answerPickers(page, 'tour', [textFile('map.txt'), textFile('list.txt')])
    await user.chooseFolderButton.click()
    await user.send()
    await user.expectSummary('2 published')
    const { body } = await user.fetchAsset(user.urlOf('tour/list.txt'))
    expect(body.toString()).toBe('This is list.txt.\n')
  })
})
