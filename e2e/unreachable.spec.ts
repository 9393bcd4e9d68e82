import { expect, test } from './support/test.ts'

test(
  'while the server is away the console says so, and goes on when it is back',
  { tag: '@server' },
  async ({ page, user, server, noise }) => {
    noise.allow(/ERR_CONNECTION_REFUSED/, 'the server is stopped on purpose')
    await server.stop()
    await user.search('anything')
    await expect(page.getByText('Hangar can’t be reached.')).toBeVisible()
    await user.expectAnnounced('Hangar can’t be reached.')
    await server.start()
    await expect(page.getByText('Hangar can’t be reached.')).toBeHidden()
    await user.expectAnnounced('Hangar can be reached again.')
  },
)
