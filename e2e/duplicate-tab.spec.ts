import { onDisk } from './support/disk.ts'
import { bigFile, textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'
import { watchWire } from './support/wire.ts'

// Each tab of the mock is a world of its own: see mock-differences.md.
test.describe('a second tab', { tag: '@server' }, () => {
  const video = bigFile('orbit.bin', 8 * 1024 ** 2)

  test('sends nothing of the first one’s, and keeps a list of its own', async ({
    user,
    context,
    openTab,
  }) => {
    const wire = watchWire(context)
    await user.slowNetwork()
    await user.dropFiles(video)
    await user.send()
    await user.expectPartSent('orbit.bin')
    const second = await openTab()
    await second.publish([textFile('notes.txt')])
    await second.expectSummary('1 published')
    await expect(second.upload('orbit.bin')).toHaveCount(0)

    await user.fastNetwork()
    await user.expectPublished('orbit.bin')
    await user.expectSummary('1 published')
    expect(wire).toMatchObject({ begun: 1, packs: 1 })
    expect(new Set(wire.offsets).size, 'no part was sent twice').toBe(wire.offsets.length)
    expect((await user.readPublished()).toSorted()).toEqual([
      '/assets/notes.txt',
      '/assets/orbit.bin',
    ])
  })

  test('takes over what a closed one was sending when it is loaded anew', async ({
    user,
    page,
    context,
    openTab,
  }, info) => {
    const wire = watchWire(context)
    const path = onDisk(info, video)
    await user.slowNetwork()
    await user.chooseFromDisk(path)
    await user.send()
    await user.expectPartSent('orbit.bin')
    const second = await openTab()
    await expect(second.uploads).toHaveCount(0)
    await page.close()
    await second.page.reload()
    await expect(second.upload('orbit.bin')).toContainText('Choose this file again')
    await second.chooseFromDisk(path)
    await second.expectPublished('orbit.bin')
    const { body } = await second.fetchAsset(second.urlOf('orbit.bin'))
    expect(body.equals(video.buffer), 'the very bytes').toBe(true)
    expect(wire.begun).toBe(1)
    expect(await second.readPublished()).toEqual(['/assets/orbit.bin'])
  })
})
