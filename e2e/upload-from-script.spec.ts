import { mkdir, writeFile } from 'node:fs/promises'
import type { TestInfo } from '@playwright/test'
import { runRefusedScript, runScript } from './support/scripting.ts'
import { expect, test } from './support/test.ts'

/** A folder on the disk with these texts in it, by their paths. */
async function folderWith(info: TestInfo, texts: Record<string, string>): Promise<string> {
  const folder = info.outputPath('work')
  for (const [path, text] of Object.entries(texts)) {
    await mkdir(`${folder}/${path}`.replace(/\/[^/]*$/, ''), { recursive: true })
    await writeFile(`${folder}/${path}`, text)
  }
  return folder
}

// No other program reaches the mock, which is all in one tab.
test.describe('the command that the console shows', { tag: '@server' }, () => {
  test('publishes a file as it is', async ({ user, server }, info) => {
    const folder = await folderWith(info, { 'my falcon.txt': 'Made the Kessel run.\n' })
    await user.openScriptDialog()
    await user.scriptDialog.getByLabel('File', { exact: true }).fill('my falcon.txt')
    const printed = await runScript(await user.copyScript(server), folder)
    expect(JSON.parse(printed)).toMatchObject({ asset: { path: '/assets/my-falcon.txt' } })
    const { body } = await user.fetchAsset(user.urlOf('my-falcon.txt'))
    expect(body.toString()).toBe('Made the Kessel run.\n')
    await user.open()
    await expect(user.card('my-falcon.txt')).toBeVisible()
  })

  test('goes to the folder and the Environment that are looked at, for whom one likes', async ({
    user,
    server,
  }, info) => {
    const folder = await folderWith(info, { 'plan.txt': 'The plan.\n' })
    await user.createEnvironment('stage')
    await user.openScriptDialog()
    await user.scriptDialog.getByLabel('File', { exact: true }).fill('plan.txt')
    await user.scriptDialog.getByLabel('Folder in Hangar').fill('press')
    await user.scriptDialog.getByLabel('Visibility').selectOption('Private')
    const printed = await runScript(await user.copyScript(server), folder)
    expect(JSON.parse(printed)).toMatchObject({
      asset: { path: '/press/plan.txt', visibility: 'private' },
    })
    await user.open()
    await expect(user.emptyState).toBeVisible()
    await user.switchEnvironment('stage')
    await expect(user.card('plan.txt')).toContainText('Private')
  })

  test('sends all files of a folder, whatever they are called', async ({
    user,
    server,
  }, info) => {
    const folder = await folderWith(info, {
      'site/index.html': '<h1>Hello</h1>\n',
      'site/é 漢 🎉/100%.txt': 'All of it.\n',
      'site/-dash.txt': 'A dash first.\n',
      'site/empty.txt': '',
    })
    await user.openScriptDialog()
    await user.scriptDialog.getByText('Folder', { exact: true }).click()
    await runScript(await user.copyScript(server), folder)
    const textAt = async (path: string) =>
      (await user.fetchAsset(user.urlOf(path))).body.toString()
    expect(await textAt('index.html')).toBe('<h1>Hello</h1>\n')
    expect(await textAt(encodeURI('é-漢-🎉/100%.txt'))).toBe('All of it.\n')
    expect(await textAt('-dash.txt')).toBe('A dash first.\n')
    expect(await textAt('empty.txt')).toBe('')
    expect(await user.readPublished()).toHaveLength(4)
  })

  test('sends all files around', async ({ user, server }, info) => {
    const folder = await folderWith(info, { 'a.txt': 'A.\n', 'b c.txt': 'B and C.\n' })
    await user.openScriptDialog()
    await user.scriptDialog.getByText('All files', { exact: true }).click()
    await runScript(await user.copyScript(server), folder)
    expect((await user.readPublished()).toSorted()).toEqual([
      '/assets/a.txt',
      '/assets/b-c.txt',
    ])
  })

  test('overwrites nothing unless it is told to', async ({ user, server }, info) => {
    const folder = await folderWith(info, { 'menu.txt': 'The second menu.\n' })
    await user.publishElsewhere('/assets/menu.txt', 'The first menu.\n')
    const textThere = async () =>
      (await user.fetchAsset(user.urlOf('menu.txt'))).body.toString()
    await user.openScriptDialog()
    await user.scriptDialog.getByLabel('File', { exact: true }).fill('menu.txt')
    const refused = await runRefusedScript(await user.copyScript(server), folder)
    expect(JSON.parse(refused)).toMatchObject({ status: 409 })
    expect(await textThere()).toBe('The first menu.\n')

    await user.scriptDialog
      .getByLabel('If the path is taken')
      .selectOption('Replace it and keep its URL')
    await runScript(await user.copyScript(server), folder)
    expect(await textThere()).toBe('The second menu.\n')
  })

  test('is refused without the right token', async ({ user, server }, info) => {
    const folder = await folderWith(info, { 'one.txt': 'One.\n' })
    await user.openScriptDialog()
    await user.scriptDialog.getByLabel('File', { exact: true }).fill('one.txt')
    const script = await user.copyScript(server)
    const refused = await runRefusedScript(
      script.replace(server.account.token, 'wrong'),
      folder,
    )
    expect(JSON.parse(refused)).toMatchObject({ status: 401 })
    expect(await user.readPublished()).toEqual([])
  })
})

test('the mock says that no command reaches it', { tag: '@mock' }, async ({ user, page }) => {
  await user.openScriptDialog()
  await expect(user.scriptDialog).toContainText('the command reaches nothing')
  await page.keyboard.press('Escape')
  await expect(user.scriptButton).toBeFocused()
})
