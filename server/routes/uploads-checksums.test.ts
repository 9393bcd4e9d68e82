import { describe, expect, it } from 'vitest'
import { ERRORS } from '../../contract/errors.ts'
import { bodyOf, livePaths, publishedOf, testApp } from '../testing/test-app.ts'

/** The header value for a text, or for what it should have been. */
async function checksumOf(text: string, name: 'sha1' | 'sha256' = 'sha256'): Promise<string> {
  const algorithm = { sha1: 'SHA-1', sha256: 'SHA-256' }[name]
  const digest = await crypto.subtle.digest(algorithm, new TextEncoder().encode(text))
  return `${name} ${new Uint8Array(digest).toBase64()}`
}

async function hexOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return new Uint8Array(digest).toHex()
}

const mismatch = { code: ERRORS.checksum_mismatch.code, status: 460 }

describe('Upload-Checksum', () => {
  it.each(['sha1', 'sha256'] as const)(
    'of %s lets the right bytes in and no others; the offset stays for another try',
    async (name) => {
      const { begin, tus, read } = await testApp()
      const location = (await begin({ path: '/a.txt' }, 6, 'abc')).headers.get('location') ?? ''
      const headers = {
        'upload-offset': '3',
        'upload-checksum': await checksumOf('def', name),
      }
      const refused = await tus('PATCH', location, headers, 'dxf')
      expect(refused.status).toBe(460)
      expect(refused.headers.get('tus-resumable')).toBe('1.0.0')
      expect(await bodyOf(refused)).toMatchObject(mismatch)
      expect((await tus('HEAD', location)).headers.get('upload-offset')).toBe('3')
      expect(await livePaths(read)).toEqual([])
      const last = await tus('PATCH', location, headers, 'def')
      expect(publishedOf(last).asset.size).toBe(6)
    },
  )

  it('is of the first bytes too, where they come with the creation', async () => {
    const { tus, begin } = await testApp()
    const location = (await begin({ path: '/a.txt' }, 3)).headers.get('location') ?? ''
    const metadata = (await tus('HEAD', location)).headers.get('upload-metadata') ?? ''
    const create = async (of: string) =>
      tus(
        'POST',
        '/api/uploads',
        {
          'upload-length': '3',
          'upload-metadata': metadata,
          'upload-checksum': await checksumOf(of),
        },
        'abc',
      )
    expect((await create('axc')).status).toBe(460)
    expect(publishedOf(await create('abc')).asset.size).toBe(3)
  })

  it.each(['crc32 AAAA', 'sha1 AAAA', 'sha256'])('%j is refused', async (checksum) => {
    const { begin, tus } = await testApp()
    const location = (await begin({ path: '/a.txt' }, 3)).headers.get('location') ?? ''
    const headers = { 'upload-offset': '0', 'upload-checksum': checksum }
    const refused = await tus('PATCH', location, headers, 'abc')
    expect(await bodyOf(refused)).toMatchObject({ code: ERRORS.invalid_request.code })
    expect((await tus('HEAD', location)).headers.get('upload-offset')).toBe('0')
  })
})

describe('the SHA-256 of the whole file', () => {
  it('is what the published asset has', async () => {
    const { begin } = await testApp()
    const sha256 = await hexOf('abc')
    const answer = await begin({ path: '/a.txt', sha256: sha256.toUpperCase() }, 3, 'abc')
    expect(publishedOf(answer).asset.sha256).toBe(sha256)
  })

  it('keeps other bytes from being published, and drops them', async () => {
    const { begin, tus, read, blobs, catalog } = await testApp()
    const metadata = {
      path: '/a.txt',
      sha256: await hexOf('abcdef'),
      key: 'a-key-of-the-client',
    }
    const location = (await begin(metadata, 6, 'abc')).headers.get('location') ?? ''
    const refused = await tus('PATCH', location, { 'upload-offset': '3' }, 'dEf')
    expect(refused.status).toBe(460)
    expect(await bodyOf(refused)).toMatchObject({
      ...mismatch,
      message: expect.stringContaining(metadata.sha256) as string,
    })
    expect(await livePaths(read)).toEqual([])
    expect((await tus('HEAD', location)).status).toBe(404)
    expect(await blobs.listStaged()).toEqual([])
    expect(await Array.fromAsync(blobs.list())).toEqual([])
    expect(await catalog.expiredUploads(Number.MAX_SAFE_INTEGER)).toEqual([])

    const again = await begin(metadata, 6, 'abcdef')
    expect(publishedOf(again).asset.path).toBe('/a.txt')
  })

  it('is checked too when the server died before publishing', async () => {
    const { begin, tus, blobs } = await testApp()
    const metadata = { path: '/a.txt', sha256: await hexOf('abc') }
    const location = (await begin(metadata, 3)).headers.get('location') ?? ''
    await blobs.append(location.split('/').at(-1) ?? '', new Blob(['axc']).stream(), 3)
    expect((await tus('HEAD', location)).status).toBe(460)
    expect((await tus('HEAD', location)).status).toBe(404)
  })

  it('must be one', async () => {
    const { begin } = await testApp()
    const answer = await begin({ path: '/a.txt', sha256: 'abc' }, 3)
    expect(await bodyOf(answer)).toMatchObject({
      message: expect.stringContaining('sha256: must be 64 hex digits') as string,
    })
  })
})
