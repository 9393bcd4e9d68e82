import { expect, it } from 'vitest'
import { buildPageSchema, buildSchema } from '../../contract/builds.ts'
import { InstallFailed } from '../builds/installer.ts'
import { pretendInstaller } from '../builds/pretend-installer.ts'
import { SITE, testSite } from '../testing/test-site.ts'

const BUILDS = `${SITE}/builds`
const LODAHS = { name: 'lodahs', version: '1.0.0' }
const REASON = 'The registry has no package lodahs.'

const install = () => Promise.reject(new InstallFailed(REASON))

async function world() {
  const site = await testSite({ installer: { ...pretendInstaller, install } })
  await site.addFunction('/hello')
  const page = async (query = '') => buildPageSchema.parse(await site.read(`${BUILDS}${query}`))
  const failed = async () => {
    const { sid } = await site.build([LODAHS])
    const read = async () => buildSchema.parse(await site.read(`${BUILDS}/${sid}`))
    await expect.poll(read).toMatchObject({ status: 'failed' })
    return read()
  }
  return { ...site, page, failed }
}

it('Builds are listed newest first, and failed ones say why', async () => {
  const { build, failed, page } = await world()
  expect(await page()).toEqual({ builds: [], next_cursor: null })
  const first = buildSchema.parse(await build())
  const broken = await failed()
  expect(broken.failure).toBe(REASON)
  expect(await page()).toEqual({ builds: [broken, first], next_cursor: null })
  const mended = buildSchema.parse(await build())
  expect((await page()).builds).toEqual([mended, broken, first])
})

it('Builds go by pages', async () => {
  const { build, page } = await world()
  const [older, newer] = [await build(), await build()]
  const { builds, next_cursor } = await page('?limit=1')
  expect(builds).toEqual([newer])
  expect(await page(`?limit=1&cursor=${next_cursor}`)).toEqual({
    builds: [older],
    next_cursor: null,
  })
})

it('Builds are those of one Service, which must be there, in pages of some size', async () => {
  const { build, request, read, send } = await world()
  await build()
  await send('POST', '/api/services', { unique_name: 'other' })
  expect(await read('/api/services/other/builds')).toMatchObject({ builds: [] })
  expect((await request('/api/services/none/builds')).status).toBe(404)
  for (const query of ['limit=0', 'limit=x', 'cursor=x'])
    expect((await request(`${BUILDS}?${query}`)).status).toBe(400)
})
