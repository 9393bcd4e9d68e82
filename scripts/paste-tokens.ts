/**
 * Writes web/tokens.css: those of Paste's custom properties that web/styles.css refers to,
 * for the themes twilio and twilio-dark. The package's own files hold some 480 properties a
 * theme, nearly all unused. Run it after adding a token: node scripts/paste-tokens.ts
 */
import { readFileSync, writeFileSync } from 'node:fs'
import twilio from '@twilio-paste/design-tokens/dist/themes/twilio/tokens.json' with { type: 'json' }
import twilioDark from '@twilio-paste/design-tokens/dist/themes/twilio-dark/tokens.json' with { type: 'json' }

const root = new URL('../', import.meta.url)

const WIDTH = 96

type Tokens = Map<string, string>

/** One Paste theme's tokens by the names of their custom properties. */
const readTheme = (tokens: Record<string, string>): Tokens =>
  new Map(Object.entries(tokens).map(([name, value]) => [`--${name}`, value]))

/** The names of Paste's tokens that a stylesheet refers to, in order and once each. */
const usedTokens = (stylesheet: string) => [
  ...new Set([...stylesheet.matchAll(/var\((--(?:color|shadow)-[\w-]+)\)/g)].map((m) => m[1]!)),
]

const block = (names: string[], theme: Tokens, indent: string) =>
  names.map((name) => {
    const value = theme.get(name)
    if (value === undefined) throw new Error(`Paste has no token ${name}; see web/styles.css`)
    const line = `${indent}${name}: ${value.toLowerCase()};`
    // As the formatter would have it.
    return line.length <= WIDTH ? line : line.replace(': ', `:\n${indent}  `)
  })

/** The text of web/tokens.css for a stylesheet: light, dark by system, dark by choice. */
export const tokensFor = (stylesheet: string) => {
  const names = usedTokens(stylesheet)
  const light = readTheme(twilio)
  const dark = readTheme(twilioDark)
  const differing = names.filter((name) => light.get(name) !== dark.get(name))
  return [
    '/* Written by scripts/paste-tokens.ts from @twilio-paste/design-tokens (MIT, Twilio Inc.). */',
    ':root {',
    '  color-scheme: light;',
    ...block(names, light, '  '),
    '}',
    '',
    '@media (prefers-color-scheme: dark) {',
    "  :root:not([data-theme='light']) {",
    '    color-scheme: dark;',
    ...block(differing, dark, '    '),
    '  }',
    '}',
    '',
    ":root[data-theme='dark'] {",
    '  color-scheme: dark;',
    ...block(differing, dark, '  '),
    '}',
    '',
  ].join('\n')
}

if (import.meta.main) {
  const stylesheet = readFileSync(new URL('web/styles.css', root), 'utf8')
  writeFileSync(new URL('web/tokens.css', root), tokensFor(stylesheet))
}
