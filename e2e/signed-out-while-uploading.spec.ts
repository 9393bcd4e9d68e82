import { bigFile, textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'
import { watchWire } from './support/wire.ts'

// Whoever is signed in to the mock stays so while its page is open: see mock-differences.md.
test(
  'uploads wait for someone to sign in again, and go on where they were',
  { tag: '@server' },
  async ({ user, page, site, server, context, noise }) => {
    noise.allow(/^401 /, 'the session ends on purpose')
    const wire = watchWire(context)
    const files = [bigFile('orbit.bin', 8 * 1024 ** 2), textFile('notes.txt')]
    await user.slowNetwork()
    await user.dropFiles(...files)
    await user.send()
    await user.expectPublished('notes.txt')
    await user.expectPartSent('orbit.bin')
    await context.clearCookies()
    await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
    await user.fastNetwork()
    await page.getByLabel('Account SID').fill(server.account.sid)
    await page.getByLabel('Auth token').fill(server.account.token)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page).toHaveURL(site.page)

    await user.expectPublished('orbit.bin')
    await user.expectSummary('2 published')
    expect(wire, 'nothing was begun twice').toMatchObject({ begun: 1, packs: 1 })
    const { body } = await user.fetchAsset(user.urlOf('orbit.bin'))
    expect(body.equals(files[0]?.buffer ?? Buffer.of()), 'the very bytes').toBe(true)
  },
)
