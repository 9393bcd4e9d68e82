import { textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

test(
  'while the server is away the console says so, and goes on when it is back',
  { tag: '@server' },
  async ({ page, user, server, noise }) => {
    await user.publish([textFile('here.txt')])
    noise.allow(/ERR_CONNECTION_REFUSED/, 'the server is stopped on purpose')
    const notice = page
      .getByText('The console tries again by itself.')
      .and(page.getByRole('paragraph'))
    await server.stop()
    await user.search('anything')
    await expect(notice).toBeVisible()
    await user.expectAnnounced('Hangar can’t be reached.')
    await server.start()
    await expect(notice).toBeHidden()
    await user.expectAnnounced('Hangar can be reached again.')
  },
)
