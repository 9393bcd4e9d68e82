import { expect, it } from 'vitest'
import type { Asset } from '../../../../contract/assets.ts'
import { STATES, published, queued } from '../engine/upload-samples.ts'
import { countUrls, publishedUrls } from './published-urls.ts'

const at = (path: string, known: Partial<Asset>) => {
  const made = published(path)
  return queued(path, {
    kind: 'published',
    published: { ...made, asset: { ...made.asset, ...known } },
  })
}

it('has the URLs of what is published and has one, and counts just those', () => {
  const files = [
    at('/assets/a.png', { public_url: 'https://a.example/a.png' }),
    at('/assets/b.png', { visibility: 'private', public_url: null }),
    at('/assets/c.png', { public_url: null }),
    at('/assets/d.png', { visibility: 'protected', public_url: 'https://a.example/d.png' }),
    queued('e', STATES.failed),
  ]
  expect(publishedUrls(files)).toEqual(['https://a.example/a.png', 'https://a.example/d.png'])
  expect(countUrls(files)).toBe(2)
})
