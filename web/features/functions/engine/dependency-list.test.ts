import { expect, it } from 'vitest'
import { LIMITS } from '../../../../contract/limits.ts'
import { putDependency, sameDependencies, withoutDependency } from './dependency-list.ts'

const lodash = { name: 'lodash', version: '^4.17.0' }
const twilio = { name: 'twilio', version: '6.2.0' }

it('adds in the order of names; no version means the newest', () => {
  expect(putDependency([twilio], { name: ' got ', version: ' ' }, null)).toEqual({
    ok: true,
    list: [{ name: 'got', version: 'latest' }, twilio],
  })
})

it('replaces the one that is edited, also under another name', () => {
  expect(putDependency([lodash, twilio], { ...lodash, version: '4' }, 'lodash')).toEqual({
    ok: true,
    list: [{ name: 'lodash', version: '4' }, twilio],
  })
  const renamed = { name: '@scope/zed', version: '1' }
  expect(putDependency([lodash, twilio], renamed, 'lodash')).toEqual({
    ok: true,
    list: [renamed, twilio],
  })
})

it.each([
  ['', '1', 'name'],
  ['../up', '1', 'name'],
  ['lo dash', '1', 'name'],
  ['lodash', 'file:../x', 'version'],
  ['lodash', 'https://example.org/x.tgz', 'version'],
] as const)('refuses %j %j for its %s', (name, version, field) => {
  expect(putDependency([], { name, version }, null)).toMatchObject({ ok: false, field })
})

it('refuses a second of the same name, and too many', () => {
  expect(putDependency([lodash], { name: 'lodash', version: '1' }, null)).toMatchObject({
    ok: false,
    message: 'lodash is in the list already. Edit it there.',
  })
  const full = Array.from({ length: LIMITS.dependencies }, (_, at) => ({
    name: `m${at}`,
    version: '1',
  }))
  expect(putDependency(full, lodash, null)).toMatchObject({ ok: false })
  expect(putDependency(full, lodash, 'm0')).toMatchObject({ ok: true })
})

it('takes one out', () => {
  expect(withoutDependency([lodash, twilio], 'lodash')).toEqual([twilio])
})

it('tells a changed list from the same in another order', () => {
  expect(sameDependencies([lodash, twilio], [twilio, lodash])).toBe(true)
  expect(sameDependencies([lodash], [{ ...lodash, version: '5' }])).toBe(false)
  expect(sameDependencies([lodash], [])).toBe(false)
})
