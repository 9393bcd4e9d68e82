import { expect, test } from 'vitest'
import { InstallFailed } from './installer.ts'
import { refuseForeign, type Lock } from './npm-lock.ts'

const TARBALL = 'https://registry.example/left/-/left-1.0.0.tgz'
const check = (packages: Lock['packages']) => () => refuseForeign({ packages })

test.each([
  ['^1.2.0'],
  ['>=1 <3 || 5.x'],
  ['latest'],
  ['*'],
  [''],
  ['npm:right@^1'],
  ['npm:@scope/right@1.0.0'],
])('a dependency on %j is one of a registry', (spec) => {
  const left = { resolved: TARBALL, dependencies: { right: spec } }
  expect(check({ '': {}, 'node_modules/left': left })).not.toThrow()
})

test.each([
  ['git+ssh://git@example.com/right.git'],
  ['git+file:///srv/right'],
  ['github:some/right'],
  ['some/right'],
  ['https://example.com/right.tgz'],
  ['file:../right'],
  ['../right'],
  ['..'],
  ['right.tgz'],
  ['C:\\right'],
  ['npm:right@file:../x'],
])('a dependency on %j is refused', (spec) => {
  for (const kind of ['dependencies', 'optionalDependencies', 'peerDependencies']) {
    const left = { resolved: TARBALL, [kind]: { right: spec } }
    expect(check({ 'node_modules/left': left })).toThrow(InstallFailed)
  }
})

test.each<[string, Lock['packages']]>([
  ['a link', { 'node_modules/right': { resolved: '../../secret', link: true } }],
  ['a folder elsewhere', { '../../secret': { version: '1.0.0' } }],
  ['a repository', { 'node_modules/right': { resolved: 'git+ssh://git@a/b.git#c' } }],
  ['a file', { 'node_modules/a/node_modules/right': { resolved: 'file:right.tgz' } }],
])('%s in a lock is refused', (_case, packages) => {
  expect(check(packages)).toThrow(/Only packages of an npm registry/)
})
