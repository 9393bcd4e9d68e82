import { closeSites, serve } from '../server/testing/remote-sites.node.ts'
import { expect, test } from './support/test.ts'

test.afterEach(closeSites)

// The mock's browser guards its networks by rules of its own.
test(
  'nothing is fetched from a private network',
  { tag: '@server' },
  async ({ user, noise }) => {
    noise.allow(/^4\d\d POST .*\/fetches/, 'the server refuses the URL')
    let asked = 0
    const site = await serve((_request, response) => {
      asked += 1
      response.end('Secret.')
    })
    await user.addUrls(`${site}/secret.txt`)
    await user.send()
    await expect(user.upload('secret.txt')).toContainText('is not on the public internet')
    await user.expectAnnounced('secret.txt failed. 127.0.0.1 is not on the public internet')
    await user.expectSummary('1 failed')
    expect(asked).toBe(0)
    expect(await user.readPublished()).toEqual([])
  },
)
