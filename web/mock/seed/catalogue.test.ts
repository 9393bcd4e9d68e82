import { expect, test } from 'vitest'
import { nameAsset } from '../../../server/rules/naming.ts'
import { catalogue } from './catalogue.ts'

test('every seedling has a path that the rules leave as it is, and no other has', () => {
  const paths = catalogue.map(({ path }) => path)
  expect(new Set(paths).size).toBe(paths.length)
  for (const path of paths) expect(nameAsset(path)).toMatchObject({ ok: true, path })
})

test('all visibilities are to be seen, over some weeks', () => {
  const kinds = new Set(catalogue.map(({ visibility }) => visibility))
  expect(kinds).toEqual(new Set(['public', 'private', 'protected']))
  expect(catalogue.length).toBeGreaterThan(30)
  // The Service itself is 28 days old.
  for (const { age } of catalogue) expect(age).toBeLessThan(28)
})
