import { expect, it } from 'vitest'
import { chosenFrom, hrefOf, type Chosen } from './use-chosen.ts'

const sid = `ZH${'1'.repeat(32)}`

it.each<Chosen>([
  { kind: 'function', functionSid: sid },
  { kind: 'dependencies' },
  { kind: 'nothing' },
])('finds $kind again in its own link', (chosen) => {
  const href = hrefOf('/services/demo/ui/functions', chosen)
  const url = new URL(href, 'http://localhost')
  expect(url.pathname).toBe('/services/demo/ui/functions')
  expect(chosenFrom(url.searchParams)).toEqual(chosen)
})

it('takes what it does not know for nothing', () => {
  expect(chosenFrom(new URLSearchParams('settings=colours'))).toEqual({ kind: 'nothing' })
  expect(chosenFrom(new URLSearchParams('function='))).toEqual({ kind: 'nothing' })
})
