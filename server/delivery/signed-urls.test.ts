import { describe, expect, it } from 'vitest'
import { signedUrls } from './signed-urls.ts'

const site = { domain: 'white-beagle-1541', entries: new Map() }
const PATH = '/assets/a.mp3?x=1'

describe('the URLs that may have been signed', () => {
  it('are the public one, whatever a proxy makes of Host, and the one that was reached', () => {
    const pattern = 'https://{domain}.assets.example.com'
    expect(signedUrls(pattern, site, '127.0.0.1:4001', PATH)).toEqual([
      `https://white-beagle-1541.assets.example.com${PATH}`,
      `https://127.0.0.1:4001${PATH}`,
    ])
  })

  it('are the public one of the default site where the pattern has one for all', () => {
    expect(signedUrls('https://files.example.com', site, 'localhost:4001', PATH)).toEqual([
      `https://files.example.com${PATH}`,
      `https://localhost:4001${PATH}`,
    ])
  })

  it("are not the default site's for a site that was reached by its own label", () => {
    const host = 'White-Beagle-1541.localhost:4001'
    expect(signedUrls('http://files.example.com', site, host, PATH)).toEqual([
      `http://${host}${PATH}`,
    ])
  })
})
