import { expect, it, test } from 'vitest'
import type { Visibility } from '../../contract/assets.ts'
import type { Resource } from '../catalog/records.ts'
import { testApp } from '../testing/test-app.ts'
import { addVersion, nameVersion } from './add-version.ts'

const names: [string, Visibility, string, Visibility][] = [
  ['/a.jpg', 'public', '/a.jpg', 'public'],
  ['a.private.jpg', 'public', '/a.jpg', 'private'],
  ['a.private.protected.js', 'public', '/a.private.js', 'protected'],
  ['/a.private.js', 'protected', '/a.private.js', 'protected'],
  ['/a.protected.js', 'private', '/a.protected.js', 'private'],
  ['/a.public.js', 'private', '/a.public.js', 'private'],
  ['dir.private.js\\b c.js', 'private', '/dir.private.js/b-c.js', 'private'],
]
test.each(names)('%s, asked to be %s, is %s, %s', (path, asked, kept, visibility) => {
  expect(nameVersion({ path, visibility: asked })).toEqual({ path: kept, visibility })
})

it.each(['public', 'protected'] as const)('refuses a path that cannot be, %s', (visibility) => {
  expect(() => nameVersion({ path: '/a//b.js', visibility })).toThrowError(
    expect.objectContaining({ entry: 'path_invalid' }) as Error,
  )
})

it('adds a version to a resource, unless that was deleted', async () => {
  const { catalog, clock, service } = await testApp()
  const resource: Resource = {
    sid: `ZH${'1'.repeat(32)}`,
    serviceSid: service.sid,
    kind: 'asset',
    friendlyName: '/a.jpg',
    dateCreated: 1,
    dateUpdated: 1,
  }
  const asked = {
    path: '/a.jpg',
    visibility: 'private' as const,
    contentType: undefined,
    blob: { digest: '0'.repeat(64), size: 3 },
  }
  const add = () => addVersion({ catalog, clock }, resource, asked)
  await expect(add()).rejects.toMatchObject({ entry: 'not_found' })
  await catalog.createResource(resource)
  const version = await add()
  expect(version).toMatchObject({ path: '/a.jpg', contentType: 'image/jpeg', size: 3 })
  expect(await catalog.findVersions([version.sid])).toEqual([version])
})
