import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkContents, watchContents } from './npm-contents.node.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hangar-contents-'))
  await mkdir(join(folder, 'node_modules/@scope/a/lib'), { recursive: true })
  await writeFile(join(folder, 'node_modules/@scope/a/lib/index.js'), 'x'.repeat(600))
  await writeFile(join(folder, 'node_modules/b.js'), 'x'.repeat(400))
})
afterEach(() => rm(folder, { recursive: true }))

test('all bytes count, however deep', async () => {
  const packages = join(folder, 'node_modules')
  await expect(checkContents(packages, 1000)).resolves.toBeUndefined()
  await expect(checkContents(packages, 999)).rejects.toThrow(/more than/)
})

test.each(['../../../../..', '/etc/passwd', './index.js', 'not there'])(
  'a link to %s is refused',
  async (target) => {
    await symlink(target, join(folder, 'node_modules/@scope/a/lib/linked'))
    await expect(checkContents(folder, 5000)).rejects.toThrow(/the link linked/)
  },
)

test('a folder that grows is given up before it is whole', async () => {
  const stopped = new AbortController()
  const reason = await new Promise((giveUp) => {
    void watchContents(folder, 999, stopped.signal, giveUp)
  })
  stopped.abort()
  expect(String(reason)).toContain('more than')
})
