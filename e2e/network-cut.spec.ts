import { bigFile, textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'
import { watchWire } from './support/wire.ts'

// No request of the mock leaves the browser, so there is no network to cut: mock-differences.md.
test.describe('when the network is cut in the middle', { tag: '@server' }, () => {
  test('nothing of the batch is lost, and it goes on by itself', async ({
    user,
    context,
    noise,
  }) => {
    noise.allow(
      /ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/,
      'the network is cut on purpose',
    )
    const wire = watchWire(context)
    const files = [
      bigFile('orbit.bin', 8 * 1024 ** 2),
      bigFile('moon.bin', 4 * 1024 ** 2),
      ...['a.txt', 'b.txt', 'c.txt'].map((name) => textFile(name)),
    ]
    await user.slowNetwork()
    await user.dropFiles(...files)
    await user.send()
    await user.expectPartSent('orbit.bin')
    await user.cutNetwork()
    await expect(user.upload('orbit.bin')).toContainText('You are offline.')
    await user.fastNetwork()

    for (const { name } of files) await user.expectPublished(name)
    await user.expectSummary('5 published')
    expect(wire.begun, 'no upload was begun twice').toBe(2)
    for (const { name, buffer } of files) {
      const { body } = await user.fetchAsset(user.urlOf(name))
      expect(body.equals(buffer), name).toBe(true)
    }
    const published = await user.readPublished()
    expect(published.toSorted()).toEqual(files.map(({ name }) => `/assets/${name}`).toSorted())
  })
})
