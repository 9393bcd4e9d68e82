import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { bigFile } from './support/files.ts'
import { expect, test } from './support/test.ts'
import type { User } from './support/user.ts'
import { watchWire } from './support/wire.ts'

const MIB = 1024 ** 2

test.use({ serverSettings: { HANGAR_FETCH_ALLOW: '127.0.0.1' } })

// The mock's stores end with the page, so there is nothing to go on with: see mock-differences.md.
test.describe('after a reload, nobody need choose again', { tag: '@server' }, () => {
  const file = bigFile('orbit.bin', 8 * MIB)

  /** Sends the file, all of whose bytes are `value`, and reloads once a part of it has come. */
  async function reloadInTheMiddle(user: User, page: Page, value: number) {
    await user.send()
    await user.expectPartSent('orbit.bin')
    await user.leaveAnyway(() => page.reload())
    await user.fastNetwork()
    await user.expectPublished('orbit.bin')
    const { body } = await user.fetchAsset(user.urlOf('orbit.bin'))
    expect(body.equals(Buffer.alloc(file.buffer.length, value))).toBe(true)
  }

  test('what was pasted', async ({ user, page, context }) => {
    const wire = watchWire(context)
    await user.slowNetwork()
    await page.evaluate((bytes) => {
      const clipboardData = new DataTransfer()
      const pasted = new File([new Uint8Array(bytes).fill(7)], 'orbit.bin')
      clipboardData.items.add(pasted)
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      )
    }, file.buffer.length)
    await page.getByRole('dialog').getByRole('button', { name: 'Add file' }).click()
    await reloadInTheMiddle(user, page, 7)
    expect(wire.begun, 'no second upload').toBe(1)
    expect(await user.readPublished()).toEqual(['/assets/orbit.bin'])
  })

  test('what has a handle the browser grants', async ({ user, page, context }) => {
    const wire = watchWire(context)
    // No test can click in the browser's own picker: this one hands out a real handle.
    await page.evaluate(async (bytes) => {
      const folder = await navigator.storage.getDirectory()
      const handle = await folder.getFileHandle('orbit.bin', { create: true })
      const writer = await handle.createWritable()
      await writer.write(new Uint8Array(bytes).fill(9))
      await writer.close()
      Object.assign(window, { showOpenFilePicker: async () => [handle] })
    }, file.buffer.length)
    await user.slowNetwork()
    await page.getByRole('button', { name: 'Choose files' }).click()
    await reloadInTheMiddle(user, page, 9)
    expect(wire.begun, 'no second upload').toBe(1)
  })

  test('what the server fetches from a URL', async ({ user, page }) => {
    const { promise: finished, resolve: finish } = Promise.withResolvers<void>()
    let asked = 0
    const elsewhere = createServer((_, answer) => {
      asked += 1
      answer.writeHead(200, { 'content-length': file.buffer.length })
      answer.write(file.buffer.subarray(0, MIB))
      void finished.then(() => answer.end(file.buffer.subarray(MIB)))
    })
    await once(elsewhere.listen(0, '127.0.0.1'), 'listening')
    const { port } = elsewhere.address() as AddressInfo
    await page.getByRole('button', { name: 'From a URL' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add from a URL' })
    await dialog.getByLabel('URL').fill(`http://127.0.0.1:${port}/orbit.bin`)
    await dialog.getByRole('button', { name: 'Add file' }).click()
    await user.send()
    await expect(user.upload('orbit.bin')).toContainText('Fetching · ')
    await user.leaveAnyway(() => page.reload())
    await expect(user.upload('orbit.bin')).toContainText('Fetching · ')
    finish()
    await user.expectPublished('orbit.bin')
    const { body } = await user.fetchAsset(user.urlOf('orbit.bin'))
    expect(body.equals(file.buffer)).toBe(true)
    expect(asked, 'how often the file was asked for').toBe(1)
    elsewhere.close()
  })
})
