import { describe, expect, it, test } from 'vitest'
import { assetPageSchema, assetSchema, type AssetPage } from '../../contract/assets.ts'
import { ERRORS } from '../../contract/errors.ts'
import { bodyOf, livePaths, testApp } from '../testing/test-app.ts'

const ASSETS = '/api/services/white-beagle/assets'

describe('the list', () => {
  it('pages without gaps or repeats while assets come and go', async () => {
    const { publish, read } = await testApp()
    for (const name of ['b', 'd', 'f', 'h']) await publish(`/${name}`)
    const first = assetPageSchema.parse(await read(`${ASSETS}?limit=2`))
    expect(first.total).toBe(4)
    await publish('/a')
    await publish('/e')
    const next = await read<AssetPage>(`${ASSETS}?limit=5&cursor=${first.next_cursor}`)
    expect(next.assets.map(({ path }) => path)).toEqual(['/e', '/f', '/h'])
    expect(next.next_cursor).toBeNull()
  })

  test.each([
    ['?sort=-path', ['/n.png', '/m.txt', '/a/Logo.png']],
    ['?sort=size', ['/m.txt', '/a/Logo.png', '/n.png']],
    ['?sort=-date_updated', ['/n.png', '/m.txt', '/a/Logo.png']],
    ['?q=lOGO', ['/a/Logo.png']],
    ['?visibility=private', ['/m.txt']],
    ['?q=.png&visibility=private', []],
  ])('%s', async (query, paths) => {
    const { publish, read } = await testApp()
    await publish('/a/Logo.png', '22')
    await publish('/m.txt', '1', { visibility: 'private' })
    await publish('/n.png', '333')
    expect(await livePaths(read, query)).toEqual(paths)
  })

  it('refuses a cursor of another order, and nonsense', async () => {
    const { publish, read, request } = await testApp()
    await publish('/a')
    await publish('/b')
    const { next_cursor } = await read<AssetPage>(`${ASSETS}?limit=1`)
    expect((await request(`${ASSETS}?sort=size&cursor=${next_cursor}`)).status).toBe(400)
    expect((await request(`${ASSETS}?cursor=%FF`)).status).toBe(400)
    expect((await request(`${ASSETS}?limit=0`)).status).toBe(400)
  })
})

describe('one asset', () => {
  it('can be read, altered and deleted', async () => {
    const { publish, read, send, request } = await testApp()
    const { asset } = await publish('/a.txt')
    expect(assetSchema.parse(await read(asset.url))).toEqual(asset)

    const changed = await send('PATCH', asset.url, {
      visibility: 'private',
      path: 'docs/b.txt',
    })
    expect(await bodyOf(changed)).toMatchObject({ path: '/docs/b.txt', visibility: 'private' })

    expect((await request(asset.url, { method: 'DELETE' })).status).toBe(204)
    expect((await request(asset.url)).status).toBe(404)
    expect((await request(asset.url, { method: 'DELETE' })).status).toBe(404)
  })

  it('is altered wholly or not at all', async () => {
    const { publish, send, read } = await testApp()
    await publish('/taken.txt')
    const { asset } = await publish('/a.txt')
    const answer = await send('PATCH', asset.url, { visibility: 'private', path: '/taken.txt' })
    expect(await bodyOf(answer)).toMatchObject({ code: ERRORS.path_taken.code })
    expect(await read(asset.url)).toMatchObject({ visibility: 'public', path: '/a.txt' })
  })

  it('takes the visibility of a marker in a new name', async () => {
    const { publish, send } = await testApp()
    const { asset } = await publish('/a.txt')
    const answer = await send('PATCH', asset.url, { path: '/a.private.txt' })
    expect(await bodyOf(answer)).toMatchObject({ path: '/a.txt', visibility: 'private' })
  })

  it('refuses an empty patch and a body that is not JSON', async () => {
    const { publish, send, request } = await testApp()
    const { asset } = await publish('/a.txt')
    expect((await send('PATCH', asset.url, {})).status).toBe(400)
    const bad = await request(asset.url, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: '{',
    })
    expect(bad.status).toBe(400)
  })
})

describe('content', () => {
  it('comes sandboxed, with the name for downloads, whatever the visibility', async () => {
    const { publish, request } = await testApp()
    const { asset } = await publish('/assets/münchen.html', '<script>', {
      visibility: 'private',
    })
    const inline = await request(asset.links.content)
    expect(await inline.text()).toBe('<script>')
    expect(inline.headers.get('content-security-policy')).toMatch(
      /^sandbox; default-src 'none'/,
    )
    expect(inline.headers.get('x-content-type-options')).toBe('nosniff')
    const download = await request(`${asset.links.content}?download=1`)
    expect(download.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''m%C3%BCnchen.html",
    )
  })

  it('answers 304 to its own ETag and a range with 206', async () => {
    const { publish, request } = await testApp()
    const { asset } = await publish('/a.txt', 'abcdef')
    const etag = (await request(asset.links.content)).headers.get('etag') ?? ''
    const same = await request(asset.links.content, { headers: { 'if-none-match': etag } })
    expect(same.status).toBe(304)
    const part = await request(asset.links.content, { headers: { range: 'bytes=2-3' } })
    expect([part.status, await part.text()]).toEqual([206, 'cd'])
    const behind = await request(asset.links.content, { headers: { range: 'bytes=9-' } })
    expect(behind.headers.get('content-range')).toBe('bytes */6')
    expect(await bodyOf(behind)).toMatchObject({ code: ERRORS.range_not_satisfiable.code })
    const other = await request(asset.links.content, { headers: { 'if-match': '"x"' } })
    expect(await bodyOf(other)).toMatchObject({ code: ERRORS.precondition_failed.code })
  })
})
