import { expectAccessible } from './support/axe.ts'
import { functionVerbs } from './support/functions.ts'
import { expect, test } from './support/test.ts'

test('the mock says that it runs no Functions', { tag: '@mock' }, async ({ user, page }) => {
  const functions = functionVerbs(page)
  await user.saveFunction('/one', 'One')
  await user.deploy()
  await user.goTo('Functions')
  await expect(page.getByText('Functions are not run here', { exact: true })).toBeVisible()
  await functions.open('/one')
  await expect(page.getByText('Start the Hangar server to try this one.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await user.goTo('Logs')
  await expect(page.getByText('The mock runs no Functions, so they log nothing.')).toBeVisible()
})

const ECHO = `exports.handler = function (context, event, callback) {
  const { request, ...parameters } = event
  console.log('called with', JSON.stringify(parameters))
  if (event.fail) throw new Error('asked to fail')
  if (event.many) for (let line = 0; line < 150; line += 1) console.log('line ' + line)
  const response = new Twilio.Response()
  response.appendHeader('Content-Type', 'application/json')
  response.setBody(parameters)
  callback(null, response)
}
`

test.describe('a Function that is live', { tag: '@server' }, () => {
  test.beforeEach(async ({ user, page }) => {
    const functions = functionVerbs(page)
    await user.goTo('Functions')
    await functions.create('/echo')
    await functions.write('/echo', ECHO)
    await functions.deployButton.click()
    await user.expectToast('Deployed to ui')
  })

  test('is tried, and tells which version runs', async ({ user, page }) => {
    const functions = functionVerbs(page)
    const run = page.getByRole('button', { name: 'Run', exact: true })
    const answer = page.getByRole('region', { name: 'Answer', exact: true })
    const panel = page.getByRole('region', { name: 'Try it' })
    await expect(panel).toContainText('Runs the deployed version')
    await panel.getByRole('group', { name: 'Method' }).getByText('POST').click()
    await panel.getByRole('button', { name: 'Add parameter' }).click()
    await page.keyboard.type('name')
    await panel.getByLabel('Value of parameter 1').fill('Leia & Luke')
    await run.click()
    await expect(answer).toContainText('Status 200')
    await expect(answer).toContainText('"name": "Leia & Luke"')
    await user.expectAnnounced('Answered 200 in')
    await answer.getByText('Headers (').click()
    await expect(answer).toContainText(/content-type/i)
    await expectAccessible(page)

    await panel.getByLabel('Name of parameter 1').fill('fail')
    await run.click()
    await expect(answer).toContainText('Status 500')
    await expect(answer).toContainText('The Function failed. Its log says where and why.')
    await expectAccessible(page)

    await functions.write('/echo', '// not what runs')
    await expect(panel).toContainText('Your unsaved changes are not part of it')
    await functions.save('/echo')
    await expect(panel).toContainText('What you saved since is not part of it')
    await panel.getByRole('button', { name: 'Remove parameter fail' }).click()
    await run.click()
    await expect(answer).toContainText('Status 200')
  })

  test('writes to its live log', async ({ user, page }) => {
    const logs = page.getByRole('region', { name: 'Live logs' })
    await logs.getByLabel('Enable live logs').check()
    await expect(logs).toContainText('You’ll see lines here when the Function runs.')
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await expect(logs).toContainText('called with {}')
    await user.expectAnnounced('new log line')
    await expectAccessible(page)
    await logs
      .getByRole('button', { name: /^Copy line/ })
      .first()
      .click()
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toMatch(/^\d{4}-.+Z INFO called with \{\}$/)
  })

  test('has its log on a page, by level, with older lines on demand', async ({ page }) => {
    const panel = page.getByRole('region', { name: 'Try it' })
    const answer = page.getByRole('region', { name: 'Answer', exact: true })
    const add = async (name: string) => {
      await panel.getByRole('button', { name: 'Add parameter' }).click()
      await page.keyboard.type(name)
      await panel
        .getByLabel(/^Value of parameter/)
        .last()
        .fill('1')
    }
    await add('many')
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await expect(answer).toContainText('Status 200')
    await add('fail')
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await expect(answer).toContainText('Status 500')

    await page.getByRole('link', { name: 'All logs of this Function' }).click()
    const lines = page.getByRole('region', { name: 'Log lines' })
    await expect(page.getByLabel('Function')).toHaveValue(/^ZH/)
    await expect(lines).toContainText('asked to fail')
    await expect(lines.getByText('line 149', { exact: true })).toBeInViewport()
    await expect(lines.getByText('line 1', { exact: true })).toHaveCount(0)
    await expectAccessible(page)

    await lines.focus()
    await page.keyboard.press('Home')
    await expect(
      page.getByRole('button', { name: 'Paused: go to the newest line' }),
    ).toBeVisible()
    await lines.getByRole('button', { name: 'Load older' }).click()
    await expect(lines.getByText('line 1', { exact: true })).toHaveCount(1)
    await page.getByRole('button', { name: 'Paused: go to the newest line' }).click()
    await expect(lines).toContainText('asked to fail')

    await page.getByLabel('Level').selectOption('Error')
    await expect(lines).toContainText('asked to fail')
    await expect(lines).not.toContainText('line 149')
    await page.reload()
    await expect(lines).toContainText('asked to fail')
    await page.getByLabel('Level').selectOption('Debug')
    await expect(page.getByText('No lines matched')).toBeVisible()
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await expect(lines).toContainText('line 149')
  })
})
