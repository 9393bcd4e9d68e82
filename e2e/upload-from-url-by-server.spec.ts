import type { ServerResponse } from 'node:http'
import { closeSites, redirecting, serve } from '../server/testing/remote-sites.node.ts'
import { bigFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

// Tests can serve files on this machine only, which by itself Hangar does not fetch from.
test.use({ serverSettings: { HANGAR_FETCH_ALLOW: '127.0.0.1' } })
test.afterEach(closeSites)

test.describe('a file of another site', { tag: '@server' }, () => {
  const film = bigFile('film.bin', 3 * 1024 * 1024)

  test('is fetched by the server, and published as if it had been uploaded', async ({
    user,
  }) => {
    const site = await serve((_request, response) => response.end(film.buffer))
    await user.addUrls(`${site}/films/film.bin`)
    await user.chooseVisibility('film.bin', 'Private')
    await user.send()
    await user.expectPublished('film.bin')
    await user.expectAnnounced('1 published.')
    await expect(user.card('film.bin')).toContainText('Private')
    await user.toggle('film.bin', 'public')
    await user.expectToast('anyone with the URL can read it')
    const { body } = await user.fetchAsset(user.urlOf('film.bin'))
    expect(body.equals(film.buffer)).toBe(true)
  })

  test('shows how far it is, and is published only when all of it is here', async ({
    user,
  }) => {
    const { promise, resolve: begun } = Promise.withResolvers<ServerResponse>()
    const site = await serve((_request, response) => {
      response.setHeader('content-length', film.buffer.length)
      response.write(film.buffer.subarray(0, film.buffer.length / 2))
      begun(response)
    })
    await user.addUrls(`${site}/film.bin`)
    await user.send()
    const rest = await promise
    const bar = user.uploads.getByRole('progressbar', { name: 'Fetching film.bin' })
    await expect(bar).toHaveAttribute('aria-valuenow', '50')
    await expect(user.card('film.bin')).toHaveCount(0)
    rest.end(film.buffer.subarray(film.buffer.length / 2))
    await user.expectPublished('film.bin')
    const { body } = await user.fetchAsset(user.urlOf('film.bin'))
    expect(body.equals(film.buffer)).toBe(true)
  })

  test('can be cancelled, and the server asks for no more of it', async ({ user }) => {
    const { promise: closed, resolve: close } = Promise.withResolvers<void>()
    const site = await serve((request, response) => {
      request.socket.on('close', () => close())
      response.write('The beginning.')
    })
    await user.addUrls(`${site}/endless.txt`)
    await user.send()
    await expect(user.upload('endless.txt')).toContainText('Fetching · 14 bytes')
    await user.cancelUpload('endless.txt')
    await closed
    await user.expectSummary('1 cancelled')
    await expect(user.card('endless.txt')).toHaveCount(0)
  })

  test('that is not there is told of, and can be tried again', async ({ user }) => {
    let isThere = false
    const site = await serve((_request, response) => {
      response.statusCode = isThere ? 200 : 404
      response.end('Here after all.')
    })
    await user.addUrls(`${site}/late.txt`)
    await user.send()
    await expect(user.upload('late.txt')).toContainText('answered 404, which is no file.')
    await user.expectAnnounced('late.txt failed.')
    isThere = true
    await user.retry('late.txt')
    await user.expectPublished('late.txt')
    const { body } = await user.fetchAsset(user.urlOf('late.txt'))
    expect(body.toString()).toBe('Here after all.')
  })

  test('is not fetched where its site sends on into a private network', async ({ user }) => {
    const site = await redirecting({ '/metadata': 'http://169.254.169.254/latest/' })
    await user.addUrls(`${site}/metadata`)
    await user.send()
    await expect(user.upload('metadata')).toContainText('is not on the public internet')
    await user.expectSummary('1 failed')
    expect(await user.readPublished()).toEqual([])
  })

  test('is asked about where its path is taken, before anyone fetches it', async ({ user }) => {
    let asked = 0
    const site = await serve((_request, response) => {
      asked += 1
      response.end('From the other site.')
    })
    await user.publishElsewhere('/assets/menu.txt', 'Here already.')
    await user.addUrls(`${site}/menu.txt`)
    await user.send()
    await expect(user.conflict('/assets/menu.txt')).toContainText('size not known yet')
    expect(asked).toBe(0)
    await user.decide('menu.txt', 'Replace')
    await user.expectPublished('menu.txt')
    const { body } = await user.fetchAsset(user.urlOf('menu.txt'))
    expect(body.toString()).toBe('From the other site.')
  })
})
