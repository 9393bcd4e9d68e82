import { expect, test } from './support/test.ts'

const assets = { level: 1, name: 'Assets' } as const
const signIn = { level: 1, name: 'Sign in' } as const
const UNAUTHENTICATED = /^401 /

test.describe('signing in', { tag: '@server' }, () => {
  test.beforeEach(({ noise }) => {
    noise.allow(UNAUTHENTICATED, 'the console asks whether it is signed in')
  })

  test('the printed link lets in once', async ({ page, server, browser }) => {
    await server.restart()
    await page.goto(server.signInLink)
    await expect(page.getByRole('heading', assets)).toBeVisible()
    expect(page.url()).not.toContain('token')

    const stranger = await browser.newPage()
    await stranger.goto(server.signInLink)
    const told = stranger.getByRole('main')
    await expect(told).toContainText('The sign-in link did not work')
    await expect(told).toContainText('this one was used already or has expired')
    await stranger.close()
  })

  test('the account’s own credentials let in', async ({ page, server }) => {
    await page.goto('/')
    await expect(page.getByRole('heading', signIn)).toBeVisible()
    await page.getByLabel('Account SID').fill(server.account.sid)
    await page.getByLabel('Auth token').fill(server.account.token)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', assets)).toBeVisible()
  })

  test('wrong credentials are told so, and what to do', async ({ page, server }) => {
    await page.goto('/sign-in')
    await page.getByLabel('Account SID').fill('AC1')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(
      page.getByText('An account SID is AC and 32 hexadecimal digits.'),
    ).toBeVisible()
    await expect(page.getByLabel('Account SID')).toBeFocused()

    await page.getByLabel('Account SID').fill(server.account.sid)
    await page.getByLabel('Auth token').fill('not the token')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('main')).toContainText('These credentials did not work')
    await expect(page.getByRole('main')).toContainText('do not belong together')
  })

  test('signing out shuts the door behind', async ({ page, site }) => {
    await page.goto(site.page)
    await page.getByRole('button', { name: 'Account' }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await expect(page.getByRole('heading', signIn)).toBeVisible()
    await page.goto(site.page)
    await expect(page.getByRole('heading', signIn)).toBeVisible()
  })

  test('who must sign in first comes to the place they asked for', async ({
    page,
    site,
    server,
    context,
  }) => {
    await context.clearCookies()
    await page.goto(`${site.page}?sort=path`)
    await page.getByLabel('Account SID').fill(server.account.sid)
    await page.getByLabel('Auth token').fill(server.account.token)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page).toHaveURL(`${site.page}?sort=path`)
  })

  test('a session that ends elsewhere leads to the sign-in page and back', async ({
    page,
    site,
    server,
    context,
  }) => {
    await page.goto(site.page)
    await expect(page.getByRole('heading', assets)).toBeVisible()
    await context.clearCookies()
    await page.reload()
    await expect(page.getByRole('heading', signIn)).toBeVisible()
    await page.getByLabel('Account SID').fill(server.account.sid)
    await page.getByLabel('Auth token').fill(server.account.token)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page).toHaveURL(site.page)
  })
})
