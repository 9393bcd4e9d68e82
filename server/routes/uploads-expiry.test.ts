import { expect, test } from 'vitest'
import { createMemoryBlobs } from '../blobs/memory.ts'
import { createUploadSweep } from '../sweep-uploads.ts'
import { testApp } from '../testing/test-app.ts'
import { UPLOAD_LIFETIME, UPLOAD_QUIET } from '../uploads/expiry.ts'
import { UploadLocks } from '../uploads/upload-locks.ts'

const START = Date.UTC(2026, 0, 1)
const HOUR = 60 * 60 * 1000

/** The app with a clock that stands still until it is moved, and the sweeper beside it. */
async function home() {
  const time = { now: START }
  const clock = () => time.now
  const uploadLocks = new UploadLocks()
  const app = await testApp({ clock, uploadLocks, blobs: createMemoryBlobs(clock) })
  const sweep = createUploadSweep({ ...app, locks: uploadLocks })
  return { ...app, time, sweep }
}

const expiresOf = (answer: Response) => Date.parse(answer.headers.get('upload-expires') ?? '')

test('an unfinished upload tells when it expires, a finished one does not', async () => {
  const { begin, tus, time } = await home()
  const begun = await begin({ path: '/a.txt' }, 3)
  const location = begun.headers.get('location') ?? ''
  expect(begun.headers.get('upload-expires')).toBe('Thu, 08 Jan 2026 00:00:00 GMT')
  time.now += HOUR
  for (const answer of [
    await tus('PATCH', location, { 'upload-offset': '0' }, 'ab'),
    await tus('HEAD', location),
  ]) {
    expect(expiresOf(answer)).toBe(START + UPLOAD_LIFETIME)
  }
  for (const answer of [
    await tus('PATCH', location, { 'upload-offset': '2' }, 'c'),
    await tus('HEAD', location),
  ]) {
    expect(answer.headers.has('upload-expires')).toBe(false)
  }
})

test('it is there until the time it told, also when that is put off by its last bytes', async () => {
  const { begin, tus, time, sweep } = await home()
  const location = (await begin({ path: '/a.txt' }, 9)).headers.get('location') ?? ''
  let offset = 0
  let expires = START + UPLOAD_LIFETIME
  time.now = expires - UPLOAD_QUIET
  for (const late of [1, HOUR, UPLOAD_QUIET - 1]) {
    time.now += late
    const answer = await tus('PATCH', location, { 'upload-offset': String(offset) }, 'a')
    offset += 1
    expires = expiresOf(answer)
    // A header has whole seconds.
    expect(time.now + UPLOAD_QUIET - expires).toBeLessThan(1000)
    expect(expiresOf(await tus('HEAD', location))).toBe(expires)
  }
  time.now = expires
  expect(await sweep()).toBe(0)
  expect((await tus('HEAD', location)).status).toBe(200)
  time.now += 1000
  expect(await sweep()).toBe(1)
  expect((await tus('HEAD', location)).status).toBe(404)
})

test('a key is free again once its upload has expired, and what it published stays', async () => {
  const { begin, time, sweep, read } = await home()
  const metadata = { path: '/a.txt', key: 'a-key-of-the-client', if_exists: 'replace' }
  const first = await begin(metadata, 3, 'abc')
  time.now += UPLOAD_LIFETIME + UPLOAD_QUIET + 1
  await sweep()
  const again = await begin(metadata, 3)
  expect(again.headers.get('location')).not.toBe(first.headers.get('location'))
  expect(await read('/api/services/white-beagle/assets')).toMatchObject({ total: 1 })
})
