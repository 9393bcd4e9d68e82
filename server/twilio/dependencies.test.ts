import { describe, expect, it, test } from 'vitest'
import { parseDependencies } from './dependencies.ts'

const LODASH = [{ name: 'lodash', version: '^4.17.0' }]

describe('Dependencies', () => {
  test.each([
    ['as the Toolkit sends them', '"[{"name":"lodash","version":"^4.17.0"}]"'],
    ['as JSON', '[{"name":"lodash","version":"^4.17.0"}]'],
    ['as JSON in a JSON string', JSON.stringify(JSON.stringify(LODASH))],
    ['with white space', ' "[ {"name": "lodash", "version": "^4.17.0"} ]"\n'],
  ])('are read %s', (_, text) => {
    expect(parseDependencies(text)).toEqual(LODASH)
  })

  it('are none where nothing is sent, or nothing is in them', () => {
    for (const text of [undefined, '', '[]', '"[]"'])
      expect(parseDependencies(text)).toEqual([])
  })

  it('may have scopes, tags and any version', () => {
    const asked = [
      { name: '@twilio/runtime-handler', version: '1.3.0' },
      { name: 'twilio', version: 'latest' },
      { name: 'a', version: '' },
      { name: 'b', version: '>=1 <2 || 3.x' },
    ]
    expect(parseDependencies(`"${JSON.stringify(asked)}"`)).toEqual(asked)
  })

  test.each([
    ['{', 'must be JSON'],
    ['lodash', 'must be JSON'],
    ['"lodash"', 'must be JSON'],
    ['{"name":"a","version":"1"}', 'Dependencies'],
    ['[{"name":"a"}]', '0.version'],
    ['[{"name":"../a","version":"1"}]', '0.name'],
    ['[{"name":"a","version":"file:/etc"}]', '0.version'],
    ['[{"name":"a","version":"https://example.com/a.tgz"}]', '0.version'],
  ])('are refused as %s', (text, told) => {
    expect(() => parseDependencies(text)).toThrow(told)
  })
})
