import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { tokensFor } from './paste-tokens.ts'

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

it('keeps web/tokens.css in step with the theme and with Paste', () => {
  expect(read('web/tokens.css'), 'run: node scripts/paste-tokens.ts').toBe(
    tokensFor(read('web/styles.css')),
  )
})

it('gives each token for light, and again for dark where it differs', () => {
  const css = tokensFor(
    'a { color: var(--color-text); background: var(--color-background-inverse) }',
  )
  expect(css.match(/--color-text: .*;/g)).toEqual([
    '--color-text: rgb(18, 28, 45);',
    '--color-text: rgb(244, 244, 246);',
    '--color-text: rgb(244, 244, 246);',
  ])
  expect(css.match(/--color-background-inverse: /g)).toHaveLength(1)
})

it('names a token that Paste does not have', () => {
  expect(() => tokensFor('a { color: var(--color-text-purple) }')).toThrow(
    /--color-text-purple/,
  )
})
