import { expectAccessible } from './support/axe.ts'
import { textFile } from './support/files.ts'
import { functionVerbs } from './support/functions.ts'
import { expect, test } from './support/test.ts'

test('a new Function is saved, deployed, and taken back by Undo', async ({ user, page }) => {
  const functions = functionVerbs(page)
  await user.goTo('Functions')
  await expect(page.getByRole('heading', { name: 'No Functions yet' })).toBeVisible()

  const dialog = await functions.openNew()
  await dialog.getByLabel('Path').fill('/a#b')
  await expect(dialog).toContainText('contains #')
  await dialog.getByRole('button', { name: 'Create Function' }).click()
  await expect(dialog.getByLabel('Path')).toBeFocused()
  await dialog.getByLabel('Path').fill('sms/say hello')
  await expect(dialog).toContainText('/sms/say-hello')
  await dialog.getByLabel('Template').selectOption('Say hello (TwiML)')
  await dialog.getByRole('button', { name: 'Create Function' }).click()

  const path = '/sms/say-hello'
  await expect(functions.source(path)).toContainText('VoiceResponse')
  await expect(functions.item(path)).toContainText('Protected')
  await expect(functions.item(path)).toContainText('Saved, not deployed')

  await functions.deployButton.click()
  await user.expectToast('Deployed to ui')
  await expect(functions.item(path)).toContainText('Live')
  await expect(functions.deployButton).toHaveAttribute('aria-disabled', 'true')
  await expect(functions.editor(path).getByRole('button', { name: /^Copy URL/ })).toBeVisible()

  await user.undo('Deployed to ui')
  await user.expectToast('Undone: ui runs what it ran before')
  await expect(functions.item(path)).toContainText('Saved, not deployed')
})

test('what was typed outlives the page, and Ctrl+S saves it', async ({ user, page }) => {
  const functions = functionVerbs(page)
  await user.saveFunction('/one', 'One')
  await user.saveFunction('/two', 'Two')
  await user.deploy()
  await user.goTo('Functions')
  await functions.open('/one')
  await functions.write('/one', '// typed and not saved')
  await expect(functions.item('/one')).toContainText('Unsaved changes')

  await functions.open('/two')
  await expect(functions.source('/two')).toContainText('Two')
  await user.goTo('Assets')
  await user.goTo('Functions')
  await functions.open('/one')
  await expect(functions.source('/one')).toContainText('// typed and not saved')

  await functions.source('/one').press('ControlOrMeta+s')
  await user.expectAnnounced('Saved.')
  await expect(functions.item('/one')).toContainText('Changed since deployment')
  await expect(functions.item('/two')).toContainText('Live')
  expect(await user.readSource('/one')).toBe('// typed and not saved')
})

test('the browser asks before unsaved text is left', async ({ user, page }) => {
  const functions = functionVerbs(page)
  await user.saveFunction('/one', 'One')
  await user.goTo('Functions')
  await functions.open('/one')
  await functions.write('/one', '// not saved')
  await expect(functions.item('/one')).toContainText('Unsaved changes')

  const asked = page.waitForEvent('dialog')
  const closing = page.close({ runBeforeUnload: true })
  const question = await asked
  expect(question.type()).toBe('beforeunload')
  await question.dismiss()
  await closing
  await expect(functions.source('/one')).toContainText('// not saved')

  await functions.choose('/one', 'Discard unsaved changes')
  await expect(functions.source('/one')).toContainText('One')
  await expect(functions.item('/one')).toContainText('Saved, not deployed')
})

test('who saves second loses nothing', async ({ user, page, noise }) => {
  noise.allow(/^409 POST .*\/versions/, 'someone else saved meanwhile')
  const functions = functionVerbs(page)
  await user.saveFunction('/one', 'One')
  await user.goTo('Functions')
  await functions.open('/one')

  await functions.write('/one', '// mine')
  await user.saveVersion('/one', 'Theirs')
  await functions.save('/one')
  const notice = functions
    .editor('/one')
    .getByText('Not saved: someone else saved this Function meanwhile')
  await expect(notice).toBeVisible()
  await expect(functions.source('/one')).toContainText('// mine')
  await page.getByText('What they saved at /one').click()
  await expect(page.getByRole('region', { name: 'What they saved' })).toContainText('Theirs')
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Take theirs' }).click()
  await expect(functions.source('/one')).toContainText('Theirs')
  await functions.source('/one').press('ControlOrMeta+z')
  await expect(functions.source('/one')).toContainText('// mine')
  await functions.save('/one')
  await expect(functions.item('/one')).not.toContainText('Unsaved changes')

  await functions.write('/one', '// mine again')
  await user.saveVersion('/one', 'Theirs again')
  await functions.save('/one')
  await page.getByRole('button', { name: 'Save mine over it' }).click()
  await expect(notice).toBeHidden()
  await expect(functions.item('/one')).not.toContainText('Unsaved changes')
  expect(await user.readSource('/one')).toBe('// mine again')
})

test('path and visibility change with the next deployment', async ({ user, page }) => {
  const functions = functionVerbs(page)
  await user.saveFunction('/one', 'One')
  await user.saveFunction('/two', 'Two')
  await user.deploy()
  await user.goTo('Functions')
  await functions.open('/one')
  await functions.choose('/one', 'Change path…')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Path').fill('/two')
  await expect(dialog).toContainText('Another Function is at /two')
  await page.keyboard.press('Escape')

  await functions.changePath('/one', '/moved')
  await page.getByLabel('Visibility of /moved').selectOption('Private')
  await expect(functions.editor('/one')).toContainText(
    'With the next deployment its path becomes /moved and it becomes private.',
  )
  await functions.deployButton.click()
  await user.expectToast('Deployed to ui')
  await expect(functions.item('/moved')).toContainText('Private')
  await expect(functions.item('/moved')).toContainText('Live')
  await expect(functions.item('/moved').getByRole('button', { name: /^Copy/ })).toHaveCount(0)
  await expect(functions.editor('/moved')).toContainText("Runtime.getFunctions()['moved'].path")
})

test('deleting takes a Function away, and Undo brings it back', async ({ user, page }) => {
  const functions = functionVerbs(page)
  await user.saveFunction('/live', 'Live')
  await user.deploy()
  await user.saveFunction('/saved', 'Only saved')
  await user.goTo('Functions')

  await functions.open('/live')
  await functions.choose('/live', 'Delete')
  await user.expectToast('/live deleted')
  await expect(functions.item('/live')).toHaveCount(0)
  await expect(functions.item('/saved').locator(':focus')).toHaveCount(1)
  await user.undo('/live deleted')
  await user.expectToast('Undone: /live is back')
  await expect(functions.item('/live')).toContainText('Live')

  await functions.open('/saved')
  await functions.choose('/saved', 'Delete')
  await user.undo('/saved deleted')
  await user.expectToast('Undone: /saved is back')
  await functions.open('/saved')
  await expect(functions.source('/saved')).toContainText('Only saved')
})

test('what was typed outlives the Function that someone else deleted', async ({
  user,
  page,
  noise,
}) => {
  noise.allow(/^404 /, 'the Function was deleted meanwhile')
  const functions = functionVerbs(page)
  await user.saveFunction('/one', 'One')
  await user.goTo('Functions')
  await functions.open('/one')
  await functions.write('/one', '// much work')
  await user.deleteFunction('/one')
  await functions.save('/one')
  await expect(page.getByText('Someone else deleted /one while you changed it')).toBeVisible()
  await page.getByRole('button', { name: 'Copy the unsaved text' }).click()
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe('// much work')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Discard it' }).click()
  await expect(page.getByText('It may have been deleted, or belong to')).toBeVisible()
})

test('the private assets that the source reads are told, with what is wrong', async ({
  user,
  page,
}) => {
  const functions = functionVerbs(page)
  await user.publish([textFile('names.txt')], 'Private')
  await user.publish([textFile('open.txt')])
  await user.goTo('Functions')
  await functions.create('/reader', 'Serve a private asset')
  const used = functions.editor('/reader').getByRole('region', { name: 'Private assets used' })
  const asset = (path: string) => used.getByRole('listitem').filter({ hasText: path })
  await expect(asset('/assets/names.txt')).toContainText('It is there.')

  await functions.write(
    '/reader',
    "const assets = Runtime.getAssets()\n// ['/not-read.txt']\nassets['/assets/open.txt'].path\nassets['/gone.txt'].open()\n",
  )
  await expect(asset('/assets/open.txt')).toContainText('It is public')
  await expect(asset('/gone.txt')).toContainText('Missing: reading it will fail.')
  await expect(used.getByRole('listitem')).toHaveCount(2)
  await expectAccessible(page)
  await used.getByRole('button', { name: 'Line 4, where /gone.txt is read' }).click()
  await expect(functions.source('/reader')).toBeFocused()

  await functions.write('/reader', 'exports.handler = (')
  await page.getByRole('button', { name: 'Line 1 is not valid JavaScript' }).click()
  await asset('/gone.txt').waitFor({ state: 'detached' })

  await functions.write('/reader', "Runtime.getAssets()['/assets/names.txt'].path")
  await asset('/assets/names.txt').getByRole('link').click()
  await expect(user.card('names.txt')).toBeVisible()
  await expect(user.card('open.txt')).toHaveCount(0)
})

test('the editor is left by Esc, then Tab', async ({ user, page }) => {
  const functions = functionVerbs(page)
  await user.saveFunction('/one', 'One')
  await user.goTo('Functions')
  await functions.open('/one')
  await functions.write('/one', 'const a = 1')
  await page.keyboard.press('Home')
  await page.keyboard.press('Tab')
  await expect(functions.source('/one')).toContainText('  const a = 1')
  await expect(functions.source('/one')).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Make the editor taller' })).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(functions.source('/one')).toBeFocused()
})

test('dependencies are a list for the next deployment', async ({ user, page }) => {
  const functions = functionVerbs(page)
  await user.saveFunction('/one', 'One')
  await user.deploy()
  await user.goTo('Functions')
  await functions.list.getByRole('link', { name: 'Dependencies' }).click()
  const pane = page.getByRole('region', { name: 'Dependencies', exact: true })
  const add = async (name: string, version: string) => {
    await pane.getByLabel('Module').last().fill(name)
    await pane.getByLabel('Version').last().fill(version)
    await pane.getByRole('button', { name: 'Add' }).click()
  }
  await add('../x', '1')
  await expect(pane).toContainText('is not the name of an npm package')
  await expect(pane.getByLabel('Module')).toBeFocused()
  await add('lodash', '^4.17.0')
  await add('got', '')
  await expect(pane.getByRole('row', { name: /^got latest/ })).toBeVisible()
  await expect(functions.deployButton).not.toHaveAttribute('aria-disabled', 'true')
  await expectAccessible(page)

  await pane.getByRole('button', { name: 'Edit lodash' }).click()
  await pane.getByLabel('Version').first().fill('4.17.21')
  await pane.getByRole('button', { name: 'Update' }).click()
  await expect(pane.getByRole('row', { name: /^lodash 4\.17\.21/ })).toBeVisible()
  await pane.getByRole('button', { name: 'Delete got' }).click()
  await expect(pane.getByRole('row', { name: /^got/ })).toHaveCount(0)
  await pane.getByRole('button', { name: 'Discard changes' }).click()
  await expect(pane).toContainText('No dependencies yet')
  await expect(functions.deployButton).toHaveAttribute('aria-disabled', 'true')
})

test('a deployment takes the dependencies along', { tag: '@mock' }, async ({ user, page }) => {
  const functions = functionVerbs(page)
  await user.saveFunction('/one', 'One')
  await user.goTo('Functions')
  await functions.list.getByRole('link', { name: 'Dependencies' }).click()
  const pane = page.getByRole('region', { name: 'Dependencies', exact: true })
  await pane.getByLabel('Module').fill('lodash')
  await pane.getByRole('button', { name: 'Add' }).click()
  await functions.deployButton.click()
  await user.expectToast('Deployed to ui')
  await expect(pane.getByText('Changed, not deployed')).toBeHidden()
  await expect(pane.getByRole('row', { name: /^lodash/ })).toBeVisible()
})
