import { bigFile, textFile } from './support/files.ts'
import type { Noise } from './support/noise.ts'
import { expect, test } from './support/test.ts'
import { watchWire } from './support/wire.ts'

test(
  'a server that crashes in the middle costs nothing once it is started again',
  { tag: '@server' },
  async ({ user, page, server, noise, context }) => {
    allowCrash(noise)
    const wire = watchWire(context)
    const video = bigFile('orbit.bin', 8 * 1024 ** 2)
    const notes = textFile('notes.txt')
    await user.slowNetwork()
    await user.dropFiles(video, notes)
    await user.send()
    await user.expectPublished('notes.txt')
    await user.expectPartSent('orbit.bin')
    await server.kill()
    await expect(user.upload('orbit.bin')).toContainText('Hangar can’t be reached.')
    await expect(page.getByText('The console tries again by itself.').last()).toBeVisible()
    await user.fastNetwork()
    await server.start()

    await user.expectPublished('orbit.bin')
    await user.expectSummary('2 published')
    const { body } = await user.fetchAsset(user.urlOf('orbit.bin'))
    expect(body.equals(video.buffer), 'the very bytes').toBe(true)
    expect(wire, 'nothing was begun twice').toMatchObject({ begun: 1, packs: 1 })
    expect(await user.readPublished()).toEqual(['/assets/notes.txt', '/assets/orbit.bin'])
    expect(await user.readUnfinished()).toEqual([])
  },
)

test(
  'files that are sent while the server is away go as soon as it is back',
  { tag: '@server' },
  async ({ user, server, noise }) => {
    allowCrash(noise)
    await user.dropFiles(textFile('late.txt'))
    await server.kill()
    await user.send()
    await expect(user.page.getByText('Hangar can’t be reached.').first()).toBeVisible()
    await server.start()
    await user.expectPublished('late.txt')
    await user.expectSummary('1 published')
  },
)

/** It may be in the middle of any answer, also of one that gives a part of the console. */
const allowCrash = (noise: Noise) =>
  noise.allow(/ERR_(CONNECTION|EMPTY|CONTENT_LENGTH)/, 'the server is killed on purpose')
