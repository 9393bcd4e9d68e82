import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeDelivery } from './compliance.ts'
import { deliver, type DeliveryDeps } from './fetch.ts'
import { TestSites, told } from '../testing/test-sites.ts'

const depsOf = (sites: TestSites, domainIn: DeliveryDeps['domainIn']): DeliveryDeps => ({
  live: sites.live,
  blobs: sites.blobs,
  domainIn,
  onError: (error) => void sites.errors.push(error),
})

describeDelivery('fetch', async (sites) => ({
  async ask({ path, method = 'GET', host = sites.host, headers = {} }) {
    const request = new Request(`http://${host}${path}`, { method, headers })
    const response = await deliver(request, depsOf(sites, 'host'))
    return told(response.status, response.headers, await response.bytes())
  },
  close: async () => {},
}))

describe('delivery with the domain in the path, as the mock has it', () => {
  let sites: TestSites
  beforeEach(async () => void (sites = await TestSites.open()))
  afterEach(() => sites.close())

  const get = (path: string) =>
    deliver(new Request(`http://localhost:5173${path}`), depsOf(sites, 'path'))

  it('serves each Service below its own label', async () => {
    const heron = await sites.addService('quiet-heron', 'quiet-heron-2718')
    await sites.publish('/assets/a b.txt', 'beagle')
    await sites.publish('/assets/a b.txt', 'heron', { environment: heron })
    await sites.publish('/assets/index.html', 'index', { environment: heron })
    expect(await (await get('/white-beagle-1541/assets/a%20b.txt?x=1')).text()).toBe('beagle')
    expect(await (await get('/quiet-heron-2718/assets/a%20b.txt')).text()).toBe('heron')
    expect(await (await get('/quiet-heron-2718/')).text()).toBe('index')
    expect(await (await get('/quiet-heron-2718')).text()).toBe('index')
  })

  it('does not run Functions, and says so', async () => {
    await sites.publishFunction('/hello', 'exports.handler = () => {}')
    const answer = await get('/white-beagle-1541/hello')
    expect(answer.status).toBe(501)
    expect(await answer.text()).toContain('Functions are not run here')
  })

  it('has no default: an unknown label is not found', async () => {
    await sites.publish('/assets/a.txt', 'beagle')
    expect((await get('/assets/a.txt')).status).toBe(404)
    expect((await get('/nobody-0000/assets/a.txt')).status).toBe(404)
    expect((await get('/')).status).toBe(404)
  })
})
