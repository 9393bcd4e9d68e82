import { expect, test } from 'vitest'
import { proxyCredentials, readParents } from './upstream.ts'

const A = new URL('http://a.example:3128')
const B = new URL('https://b.example:3129')

test.each([
  [{}, { plain: null, tunnel: null }],
  [{ HTTP_PROXY: '' }, { plain: null, tunnel: null }],
  [{ HTTP_PROXY: A.href }, { plain: A, tunnel: A }],
  [{ http_proxy: 'a.example:3128' }, { plain: A, tunnel: A }],
  [{ HTTPS_PROXY: B.href }, { plain: null, tunnel: B }],
  [
    { http_proxy: A.href, https_proxy: B.href },
    { plain: A, tunnel: B },
  ],
  [{ HTTP_PROXY: 'http://' }, { plain: null, tunnel: null }],
])('with %j the user has the proxies %j', (env, parents) => {
  expect(readParents(env)).toEqual(parents)
})

test('a proxy’s credentials are those of its URL, decoded', () => {
  expect(proxyCredentials(A)).toEqual([])
  expect(proxyCredentials(new URL('http://me:p%40ss@a.example'))).toEqual([
    'Proxy-Authorization',
    `Basic ${btoa('me:p@ss')}`,
  ])
})
