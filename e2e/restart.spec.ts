import { photo, textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

test(
  'after a restart everything is still there, as it was',
  { tag: '@server' },
  async ({ user, server, noise }) => {
    const falcon = photo('millennium_falcon.jpg')
    await user.publish([falcon, textFile('gone.txt')])
    await user.publish([textFile('secret.txt')], 'Private')
    noise.allow(/^404 GET .*(gone|secret)\.txt/, 'what was deleted and what is private')
    await user.remove('gone.txt')
    await user.expectToast('now answers 404')

    noise.allow(/ERR_CONNECTION_REFUSED/, 'the server is restarted on purpose')
    await server.restart()
    await user.open()
    await expect(user.card('millennium_falcon.jpg')).toBeVisible()
    await expect(user.card('secret.txt')).toContainText('Private')
    await expect(user.card('gone.txt')).toHaveCount(0)
    const answer = await user.fetchAsset(user.urlOf('millennium_falcon.jpg'))
    expect(answer.body).toEqual(falcon.buffer)
    await user.expectGone(user.urlOf('secret.txt'))
    await user.expectGone(user.urlOf('gone.txt'))
  },
)
