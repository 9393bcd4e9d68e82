import { expect, test } from 'vitest'
import type { LookedUp } from '../../contract/lookups.ts'
import { bodyOf, testApp } from '../testing/test-app.ts'
import { testSite } from '../testing/test-site.ts'

const LOOKUPS = '/api/services/white-beagle/lookups'

async function look(
  { send }: Pick<Awaited<ReturnType<typeof testApp>>, 'send'>,
  paths: string[],
  query = '',
) {
  const answer = await send('POST', `${LOOKUPS}${query}`, { paths })
  return { status: answer.status, body: await bodyOf<LookedUp>(answer) }
}

test('tells which paths are taken and by which asset, in the order they were asked for', async () => {
  const app = await testApp()
  const { asset: b } = await app.publish('/b.txt')
  const { asset: a } = await app.publish('/a.txt', 'a', { visibility: 'private' })
  const { status, body } = await look(app, ['/b.txt', '/free.txt', '/a.txt', '/b.txt'])
  expect(status).toBe(200)
  expect(body.taken).toEqual([
    { path: '/b.txt', kind: 'asset', asset: b },
    { path: '/a.txt', kind: 'asset', asset: a },
  ])
})

test('names a Function as one, and no asset', async () => {
  const site = await testSite()
  await site.addFunction('/run')
  const { sid: build_sid } = await site.build()
  await site.deployed({ build_sid, keep_assets: true })
  const { body } = await look(site, ['/run', '/free'])
  expect(body.taken).toEqual([{ path: '/run', kind: 'function', asset: null }])
})

test('looks into the Environment it is told', async () => {
  const app = await testApp()
  await app.publish('/a.txt')
  const environments = '/api/services/white-beagle/environments'
  await app.send('POST', environments, { unique_name: 'dev', domain_suffix: 'dev' })
  expect((await look(app, ['/a.txt'], '?environment=dev')).body.taken).toEqual([])
  expect((await look(app, ['/a.txt'], '?environment=gone')).status).toBe(404)
})

test('takes 1 to 1000 paths', async () => {
  const app = await testApp()
  await app.publish('/7.txt')
  const many = Array.from({ length: 1000 }, (_, at) => `/${at}.txt`)
  const { body } = await look(app, many)
  expect(body.taken.map(({ path }) => path)).toEqual(['/7.txt'])
  expect((await look(app, [...many, '/a'])).status).toBe(400)
  expect((await look(app, [])).status).toBe(400)
})
