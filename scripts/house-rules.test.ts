import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

/** What the house asks for and lint cannot see. */

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(file))

const sources = files.filter((file) => /\.(ts|tsx|mjs)$/.test(file))

const importsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    ([, name]) => name ?? '',
  )

/** Every file of ours that one can reach from `entries` by relative imports. */
function reachable(entries: string[]): Set<string> {
  const seen = new Set<string>()
  const visit = (file: string) => {
    if (seen.has(file) || !existsSync(file)) return
    seen.add(file)
    for (const name of importsOf(file)) {
      if (name.startsWith('.')) visit(normalize(join(dirname(file), name)))
    }
  }
  entries.forEach(visit)
  return seen
}

describe('rooms', () => {
  it('have no drawers', () => {
    const drawers = files.filter((file) =>
      /(^|\/)(utils?|helpers?|common|misc|index)(\/|\.tsx?$)/.test(file),
    )
    expect(drawers).toEqual([])
  })

  it('are all on the map', () => {
    const map = readFileSync('docs/map.md', 'utf8')
    const rooms = new Set(
      files.flatMap((file) => /^(server\/[^/]+|web\/[^/]+|[^/.]+)\//.exec(file)?.[1] ?? []),
    )
    const missing = [...rooms].filter((room) => !map.includes(`${room}/`) && room !== 'public')
    expect(missing).toEqual([])
  })
})

describe('what runs in a browser', () => {
  it('reaches no file that needs Node', () => {
    const portable = reachable([
      'web/main.tsx',
      'web/mock/start.ts',
      'server/app.ts',
      'server/delivery/fetch.ts',
    ])
    const needNode = [...portable].filter(
      (file) =>
        file.endsWith('.node.ts') || importsOf(file).some((name) => name.startsWith('node:')),
    )
    expect(portable.size).toBeGreaterThan(50)
    expect(needNode).toEqual([])
  })
})

describe('tests', () => {
  it('intercept no requests and skip nothing', () => {
    const offenders = sources
      .filter((file) => file.startsWith('e2e/') || file.endsWith('.test.ts'))
      .filter((file) => file !== 'scripts/house-rules.test.ts')
      .filter((file) =>
        /\.route\(\s*['"`*]|\b(?:test|it)\.(?:skip|fixme|only)\b/.test(
          readFileSync(file, 'utf8'),
        ),
      )
    expect(offenders).toEqual([])
  })
})

describe('what is said in the project', () => {
  it('names no machine’s paths', () => {
    const told = files
      .filter((file) => !file.endsWith('.png') && file !== 'scripts/house-rules.test.ts')
      .filter((file) =>
        /\/(?:root|work|home)\/\w|\/tmp\/brief/.test(readFileSync(file, 'utf8')),
      )
    expect(told).toEqual([])
  })
})
