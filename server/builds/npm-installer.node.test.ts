import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { InstallFailed } from './installer.ts'
import { createNpmInstaller, type NpmInstallerOptions } from './npm-installer.node.ts'

/** A tar archive (POSIX.1-1988) of text files below `package/`. */
function tarOf(files: Record<string, string>): Buffer {
  const blocks = Object.entries(files).flatMap(([name, text]) => {
    const bytes = Buffer.from(text)
    const head = Buffer.alloc(512)
    head.write(`package/${name}`, 0)
    head.write('0000644\0', 100)
    head.write(`${bytes.byteLength.toString(8).padStart(11, '0')}\0`, 124)
    head.write('00000000000\0', 136)
    head.write('        0', 148)
    head.write('ustar\x0000', 257)
    const sum = head.reduce((total, byte) => total + byte, 0)
    head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
    const padding = Buffer.alloc((512 - (bytes.byteLength % 512)) % 512)
    return [head, bytes, padding]
  })
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]))
}

interface Published {
  version: string
  manifest?: Record<string, unknown>
  files?: Record<string, string>
}

/** A registry of a few packages on this machine; knows what it was asked for. */
class Registry {
  readonly asked: string[] = []
  readonly #packages = new Map<string, Published[]>()
  readonly #server: Server
  /** Never answers while set. */
  isStuck = false

  constructor() {
    this.#server = createServer(({ url = '' }, response) => {
      this.asked.push(url)
      if (this.isStuck) return
      const path = decodeURIComponent(url.slice(1))
      const tarball = /^(.+)\/-\/(.+)\.tgz$/.exec(path)
      const body = tarball
        ? this.#tarball(tarball[1] ?? '', tarball[2] ?? '')
        : this.#packument(path)
      response.statusCode = body === null ? 404 : 200
      response.end(body ?? '{}')
    })
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  publish(name: string, published: Published): void {
    this.#packages.set(name, [...(this.#packages.get(name) ?? []), published])
  }

  #tarball(name: string, version: string): Buffer | null {
    const found = this.#packages.get(name)?.find((one) => one.version === version)
    return found ? tarballOf(name, found) : null
  }

  #packument(name: string): string | null {
    const all = this.#packages.get(name)
    if (!all) return null
    const versions = all.map((one) => {
      const integrity = `sha512-${createHash('sha512').update(tarballOf(name, one)).digest('base64')}`
      const dist = { tarball: `${this.url}/${name}/-/${one.version}.tgz`, integrity }
      return [one.version, { name, version: one.version, ...one.manifest, dist }]
    })
    const latest = all.at(-1)?.version
    const tags = { 'dist-tags': { latest } }
    return JSON.stringify({ name, ...tags, versions: Object.fromEntries(versions) })
  }
}

const tarballOf = (name: string, { version, manifest, files }: Published) =>
  tarOf({ 'package.json': JSON.stringify({ name, version, ...manifest }), ...files })

let registry: Registry
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hangar-npm-'))
  registry = new Registry()
  await registry.start()
})
afterEach(async () => {
  await registry.stop()
  await rm(folder, { recursive: true, force: true })
})

const open = (options: Partial<NpmInstallerOptions> = {}) =>
  createNpmInstaller({
    folder,
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      npm_config_registry: registry.url,
      HANGAR_AUTH_TOKEN: 'the secret of Hangar',
    },
    ...options,
  })
const install = (dependencies: Record<string, string>, installer = open()) => {
  const steps: string[] = []
  const asked = Object.entries(dependencies).map(([name, version]) => ({ name, version }))
  return installer
    .install(asked, (step) => steps.push(step))
    .then((set) => ({ ...set, steps, at: join(folder, 'dependencies', set.id) }))
}

const TIMEOUT = { timeout: 30_000 }

describe('the npm installer', () => {
  beforeEach(() => {
    registry.publish('left', { version: '1.0.0', files: { 'index.js': 'module.exports = 1' } })
    registry.publish('left', {
      version: '1.2.0',
      manifest: { dependencies: { '@deep/er': '^2.0.0' } },
      files: { 'index.js': 'module.exports = 1.2' },
    })
    registry.publish('@deep/er', { version: '2.0.1', files: { 'index.js': '' } })
  })

  it('installs what is asked for, and tells what it chose', TIMEOUT, async () => {
    const { id, installed, steps, at } = await install({ left: '^1.0.0' })
    expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect(installed).toEqual([{ name: 'left', version: '1.2.0' }])
    expect(steps).toEqual(['Choosing versions', 'Fetching 2 packages'])
    const code = await readFile(join(at, 'node_modules/left/index.js'), 'utf8')
    expect(code).toBe('module.exports = 1.2')
    expect(existsSync(join(at, 'node_modules/@deep/er/index.js'))).toBe(true)
    expect(await readdir(join(folder, 'installing'))).toEqual([])
  })

  it('takes exact versions, tags, and none at all for the latest', TIMEOUT, async () => {
    expect((await install({ left: '1.0.0' })).installed).toEqual([
      { name: 'left', version: '1.0.0' },
    ])
    expect((await install({ left: 'latest' })).installed[0]?.version).toBe('1.2.0')
    expect((await install({ left: '' })).installed[0]?.version).toBe('1.2.0')
  })

  it('makes one set of equal packages, and fetches them once', TIMEOUT, async () => {
    const first = await install({ left: '1.2.0' })
    registry.asked.length = 0
    const second = await install({ left: '1.2.0' })
    expect(second.id).toBe(first.id)
    expect(second.steps).toEqual(['Choosing versions', 'Using packages that are here already'])
    expect(registry.asked.filter((url) => url.endsWith('.tgz'))).toEqual([])
  })

  it('makes one set when two ask for it at once, and fetches it once', TIMEOUT, async () => {
    const installer = open()
    const sets = await Promise.all([
      install({ '@deep/er': '2.0.1', left: '1.0.0' }, installer),
      install({ left: '1.0.0', '@deep/er': '2.0.1' }, installer),
    ])
    expect(sets[0].id).toBe(sets[1].id)
    expect(sets[0].steps).toEqual(sets[1].steps)
    expect(await readdir(join(folder, 'dependencies'))).toEqual([sets[0].id])
    expect(registry.asked.filter((url) => url.endsWith('.tgz'))).toHaveLength(2)
  })

  it('makes a set anew that a crash has left in parts', TIMEOUT, async () => {
    const { at } = await install({ left: '1.0.0' })
    await rm(join(at, 'complete.json'))
    await rm(join(at, 'node_modules/left'), { recursive: true })
    await install({ left: '1.0.0' })
    expect(existsSync(join(at, 'node_modules/left/index.js'))).toBe(true)
  })

  it('runs no script of any package', TIMEOUT, async () => {
    const script = `node -e "require('fs').writeFileSync('${folder}/ran', '1')"`
    const scripts = {
      preinstall: script,
      install: script,
      postinstall: script,
      prepare: script,
    }
    registry.publish('evil', {
      version: '1.0.0',
      manifest: { scripts, hasInstallScript: true },
    })
    await install({ evil: '1.0.0' })
    expect(existsSync(join(folder, 'ran'))).toBe(false)
  })

  it("leaves out what is Hangar's own part", TIMEOUT, async () => {
    const { installed } = await install({ '@twilio/runtime-handler': '2.1.0', left: '1.0.0' })
    expect(installed).toEqual([{ name: 'left', version: '1.0.0' }])
    const none = await install({ '@twilio/runtime-handler': '2.1.0' })
    expect(none.installed).toEqual([])
    expect(existsSync(join(none.at, 'node_modules'))).toBe(true)
  })

  it('gives npm the settings of npm, and no secret', TIMEOUT, async () => {
    const seen = join(folder, 'env.json')
    const fake = join(folder, 'bin', 'npm')
    await mkdir(join(folder, 'bin'))
    await writeFile(
      fake,
      `#!${process.execPath}\nrequire('fs').writeFileSync('${seen}', JSON.stringify(process.env)); process.exit(1)`,
    )
    await chmod(fake, 0o755)
    const env = {
      PATH: join(folder, 'bin'),
      NPM_CONFIG_REGISTRY: 'http://one',
      'npm_config_//one/:_authToken': 'token',
      npm_config_local_prefix: '/elsewhere',
      NPM_CONFIG_GIT: '/usr/bin/git',
      HTTPS_PROXY: 'http://proxy',
      HANGAR_AUTH_TOKEN: 'secret',
      AWS_SECRET_ACCESS_KEY: 'secret',
      NODE_OPTIONS: '--inspect',
    }
    await expect(install({ left: '1.0.0' }, open({ env }))).rejects.toThrow(InstallFailed)
    expect(Object.keys(JSON.parse(await readFile(seen, 'utf8')) as object).toSorted()).toEqual([
      'HTTPS_PROXY',
      'NPM_CONFIG_REGISTRY',
      'PATH',
      'npm_config_//one/:_authToken',
      'npm_config_allow_directory',
      'npm_config_allow_file',
      'npm_config_allow_git',
      'npm_config_git',
      'npm_config_ignore_scripts',
    ])
  })
})

const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'it did not fail',
    (error: unknown) => (error instanceof InstallFailed ? error.message : String(error)),
  )

/** A repository of a package that has npm run a command of its own instead of git. */
async function hostileRepository(): Promise<string> {
  const at = join(folder, 'repository')
  await mkdir(at)
  const dependencies = { deeper: `git+file://${join(folder, 'another')}` }
  const scripts = { prepare: `touch ${folder}/ran` }
  const manifest = { name: 'nested', version: '1.0.0', scripts, dependencies }
  await writeFile(join(at, 'package.json'), JSON.stringify(manifest))
  await writeFile(join(at, '.npmrc'), 'git=./evil.sh\nignore-scripts=false\n')
  await writeFile(join(at, 'evil.sh'), `#!/bin/sh\ntouch ${folder}/ran\n`, { mode: 0o755 })
  const me = ['-c', 'user.email=a@b.example', '-c', 'user.name=a']
  for (const args of [
    ['init', '-q'],
    ['add', '-A'],
    [...me, 'commit', '-qm', 'x'],
  ]) {
    execFileSync('git', args, { cwd: at })
  }
  return `git+file://${at}`
}

/** Why a package is refused that depends on this. */
const refused = async (spec: string) => {
  registry.publish('evil', { version: '1.0.0', manifest: { dependencies: { deep: spec } } })
  const reason = await reasonOf(install({ evil: '1.0.0' }))
  expect(await readdir(join(folder, 'dependencies')).catch(() => [])).toEqual([])
  return reason
}

describe('a package cannot bring', () => {
  it('commands, by a repository', TIMEOUT, async () => {
    expect(await refused(await hostileRepository())).toContain('a repository')
    expect(existsSync(join(folder, 'ran'))).toBe(false)
  })

  it('a folder of the server', TIMEOUT, async () => {
    await mkdir(join(folder, 'secret'))
    await writeFile(join(folder, 'secret/package.json'), '{"name":"deep","version":"1.0.0"}')
    expect(await refused('file:../../../../secret')).toContain('a folder')
  })

  it('what is at a URL: nobody even asks there', TIMEOUT, async () => {
    expect(await refused(`${registry.url}/internal/thing.tgz`)).toContain('a URL')
    expect(registry.asked.filter((url) => url.includes('internal'))).toEqual([])
  })

  it('more bytes than a set may have', TIMEOUT, async () => {
    registry.publish('big', { version: '1.0.0', files: { 'a.txt': 'x'.repeat(2 * 1024 ** 2) } })
    const reason = await reasonOf(install({ big: '1.0.0' }, open({ largest: 1024 ** 2 })))
    expect(reason).toContain('more than 1 MiB')
    expect(await readdir(join(folder, 'dependencies')).catch(() => [])).toEqual([])
  })
})

describe('an install that fails says why', () => {
  it('no such package', TIMEOUT, async () => {
    expect(await reasonOf(install({ '@no/such': '^1.0.0' }))).toContain(
      'The registry has no package @no/such',
    )
    expect(await readdir(join(folder, 'installing'))).toEqual([])
  })

  it('no such version', TIMEOUT, async () => {
    registry.publish('left', { version: '1.0.0' })
    expect(await reasonOf(install({ left: '^7.0.0' }))).toContain(
      'No version of left fits ^7.0.0',
    )
  })

  it('a registry that cannot be reached', TIMEOUT, async () => {
    const env = {
      PATH: process.env.PATH,
      HOME: folder,
      npm_config_registry: 'http://127.0.0.1:9',
    }
    expect(await reasonOf(install({ left: '1.0.0' }, open({ env })))).toMatch(
      /registry cannot be reached \(ECONNREFUSED\)/,
    )
  })

  it('a registry that never answers', TIMEOUT, async () => {
    registry.isStuck = true
    expect(await reasonOf(install({ left: '1.0.0' }, open({ limit: 1500 })))).toContain(
      'npm took too long',
    )
  })

  it('a package whose bytes are not what the registry promised', TIMEOUT, async () => {
    const files: Record<string, string> = { 'index.js': 'one' }
    const published = { version: '1.0.0', files }
    registry.publish('left', published)
    const installing = install({ left: '1.0.0' })
    await expect.poll(() => registry.asked).toContain('/left')
    files['index.js'] = 'another'
    expect(await reasonOf(installing)).toContain('EINTEGRITY')
    expect(await readdir(join(folder, 'dependencies')).catch(() => [])).toEqual([])
  })

  it('an end of Hangar', TIMEOUT, async () => {
    registry.isStuck = true
    const installer = open()
    const reason = reasonOf(install({ left: '1.0.0' }, installer))
    await expect.poll(() => registry.asked).toContain('/left')
    installer.close()
    expect(await reason).toContain('Hangar was stopped')
  })

  it('no npm', async () => {
    const env = { PATH: join(folder, 'empty') }
    expect(await reasonOf(install({ left: '1.0.0' }, open({ env })))).toContain(
      'npm was not found on the server',
    )
  })
})

const set = async (id: string) => {
  await mkdir(join(folder, 'dependencies', id, 'node_modules'), { recursive: true })
}
const sets = () => readdir(join(folder, 'dependencies'))

describe('sweeping', () => {
  it('drops sets that no Build names, once two rounds have found them so', async () => {
    const installer = open()
    await Promise.all(['used', 'unused', 'saved'].map(set))
    await installer.keepOnly(new Set(['used']))
    expect(await sets()).toEqual(['saved', 'unused', 'used'])
    await installer.keepOnly(new Set(['used', 'saved']))
    expect(await sets()).toEqual(['saved', 'used'])
  })

  it('leaves a set alone that was just made, for a Build to name', TIMEOUT, async () => {
    const installer = open()
    registry.publish('left', { version: '1.0.0' })
    const { id } = await install({ left: '1.0.0' }, installer)
    await installer.keepOnly(new Set())
    await installer.keepOnly(new Set())
    expect(await sets()).toEqual([id])
  })

  it('has nothing to do where nothing was ever installed', async () => {
    await expect(open().keepOnly(new Set())).resolves.toBeUndefined()
  })
})
