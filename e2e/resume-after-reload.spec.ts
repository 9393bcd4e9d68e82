import { onDisk } from './support/disk.ts'
import { bigFile, type FilePayload } from './support/files.ts'
import { expect, test } from './support/test.ts'
import type { User } from './support/user.ts'
import { watchWire } from './support/wire.ts'

const MIB = 1024 ** 2

// The mock's stores end with the page, so there is nothing to go on with: see mock-differences.md.
test.describe('after a reload', { tag: '@server' }, () => {
  const video = bigFile('orbit.bin', 8 * MIB)

  test('a file that is chosen again goes on from where it was', async ({
    user,
    page,
    context,
  }, info) => {
    const wire = watchWire(context)
    const path = onDisk(info, video)
    await sendPart(user, path)
    await user.leaveAnyway(() => page.reload())

    await expect(user.upload('orbit.bin')).toContainText(/Choose this file again to go on from/)
    await user.expectSummary('0 of 1 published, 1 to choose again')
    const [left] = await user.readUnfinished()
    const before = wire.offsets.length
    await user.fastNetwork()
    await user.chooseFromDisk(path)
    await expectWhole(user, video)
    expect(wire.begun, 'no second upload').toBe(1)
    expect(wire.offsets[before], 'from what the server has').toBe(left?.offset)
    expect(left?.offset).toBeGreaterThan(0)
  })

  test('so does one that is dropped again', async ({ user, page, context }, info) => {
    const wire = watchWire(context)
    const path = onDisk(info, video)
    await sendPart(user, path)
    await user.leaveAnyway(() => page.reload())
    await expect(user.upload('orbit.bin')).toContainText('Choose this file again')
    await user.fastNetwork()
    await dropFromDisk(user, path)
    await expectWhole(user, video)
    expect(wire.begun).toBe(1)
  })

  test('what was sent a moment ago is not forgotten', async ({ user, page }, info) => {
    await user.slowNetwork()
    const path = onDisk(info, video)
    await user.chooseFromDisk(path)
    await user.send()
    await expect(user.upload('orbit.bin')).toBeVisible()
    await user.leaveAnyway(() => page.reload())
    await expect(user.upload('orbit.bin')).toContainText('Choose this file again')
    await user.fastNetwork()
    await user.chooseFromDisk(path)
    await expectWhole(user, video)
  })

  test('another file of the same name, size and date is not mixed in', async ({
    user,
    page,
  }, info) => {
    await sendPart(user, onDisk(info, video))
    await user.leaveAnyway(() => page.reload())
    await expect(user.upload('orbit.bin')).toContainText('Choose this file again')
    await user.fastNetwork()
    const other = { ...video, buffer: Buffer.alloc(8 * MIB, 'other') }
    await user.chooseFromDisk(onDisk(info, other))
    await expect(user.tray).toContainText('orbit.bin')
    await user.send()
    await expectWhole(user, other)
    await user.expectSummary('1 of 2 published, 1 to choose again')
  })

  test('what a tab that crashed was sending, a new one takes over', async ({
    user,
    page,
    context,
    openTab,
  }, info) => {
    const wire = watchWire(context)
    const path = onDisk(info, video)
    await sendPart(user, path)
    const crashed = page.waitForEvent('crash')
    const session = await context.newCDPSession(page)
    void session.send('Page.crash').catch(() => {})
    await crashed
    await goOnInAnotherTab(await openTab(), path)
    expect(wire.begun).toBe(1)
  })

  test('so is what a tab that was closed was sending', async ({
    user,
    page,
    context,
    openTab,
  }, info) => {
    const wire = watchWire(context)
    const path = onDisk(info, video)
    await sendPart(user, path)
    const other = await openTab()
    await page.close()
    await other.page.reload()
    await goOnInAnotherTab(other, path)
    expect(wire.begun).toBe(1)
  })

  async function goOnInAnotherTab(tab: User, path: string) {
    await expect(tab.upload('orbit.bin')).toContainText('Choose this file again')
    await tab.chooseFromDisk(path)
    await expectWhole(tab, video)
  }
})

/** Chooses a file of the disk and waits until the server has a part of it. */
async function sendPart(user: User, path: string) {
  await user.slowNetwork()
  await user.chooseFromDisk(path)
  await user.send()
  await user.expectPartSent('orbit.bin')
}

const dropFromDisk = (user: User, path: string) =>
  user.page.getByRole('main').drop({ files: [path] })

/** The file is published, once, with all its bytes, and nothing is left over. */
async function expectWhole(user: User, { name, buffer }: FilePayload) {
  await user.expectPublished(name)
  const { body } = await user.fetchAsset(user.urlOf(name))
  expect(body.equals(buffer), 'the very bytes').toBe(true)
  expect(await user.readPublished()).toEqual([`/assets/${name}`])
}
