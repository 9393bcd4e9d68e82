import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { curlCommand } from '../web/features/upload/ways-in/curl-command.ts'
import { shellQuote } from '../web/features/upload/ways-in/shell-quote.ts'

/** The commands that the console writes, as a shell takes them. */

const ODD = [
  'plain.jpg',
  'with space.jpg',
  "it's.jpg",
  '"quoted".jpg',
  '$HOME `id` \\.jpg',
  'a;b&c|d>e.jpg',
  '*?[a]{b}!~.jpg',
  'naïve 漢🎉.jpg',
  'two\nlines.jpg',
  '~',
  '#no-comment',
  '',
]

describe('a quoted text', () => {
  it.each(ODD)('is one word of sh with nothing changed: %j', (text) => {
    const printed = execFileSync('sh', ['-c', `printf '%s|' ${shellQuote('posix', text)}`])
    expect(printed.toString()).toBe(`${text}|`)
  })
})

const FILES = 'http://127.0.0.1:4000/api/services/white-beagle/files'

const ARGS = ['fail', '-w', 'end', '-g', '-T', 'file', '-u', 'who', 'url'] as const

const loop = (amount: 'files' | 'folder', name: string, environment: string | null) =>
  curlCommand(
    {
      origin: 'http://127.0.0.1:4000',
      service: 'white-beagle',
      environment,
      folder: '/assets/',
    },
    { shell: 'posix', amount, name, visibility: 'public', ifExists: 'fail' },
  )

describe('a loop over files', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hangar-curl-'))
    mkdirSync(join(folder, 'bin'))
    // Notes what it is called with, an argument a line; what is called "bad" is refused.
    const curl = join(folder, 'bin/curl')
    writeFileSync(
      curl,
      `#!/bin/sh\nfor arg; do printf '%s\\n' "$arg"; done >> "$CALLS"\ncase "$6" in *bad*) exit 22; esac\n`,
    )
    chmodSync(curl, 0o755)
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const write = (path: string) => {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    writeFileSync(join(folder, path), path)
  }
  /** What a shell makes of it: the files, the URLs they are sent to, and how it ends. */
  const run = (script: string, cwd: string) => {
    const calls = join(folder, 'calls')
    const { status, stderr } = spawnSync('sh', ['-c', script], {
      cwd: join(folder, cwd),
      env: {
        PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
        CALLS: calls,
        ACCOUNT_SID: 'AC1',
        AUTH_TOKEN: 'token',
      },
    })
    const args = readFileSync(calls, 'utf8').trimEnd().split('\n')
    const called = Object.groupBy(args, (_, index) => ARGS[index % ARGS.length]!)
    return { ...called, status, stderr: stderr.toString() }
  }

  it('send all files of a folder, and nothing of folders in it', () => {
    for (const name of ['a b.jpg', "it's [1] 漢.jpg", '-v.jpg', 'in/c.jpg'])
      write(`all/${name}`)
    const { url, file, who, end, status } = run(loop('files', '', null), 'all')
    expect([new Set(end), status]).toEqual([new Set(['\\n']), 0])
    expect(new Set(who)).toEqual(new Set(['AC1:token']))
    expect(file?.toSorted()).toEqual(['./-v.jpg', './a b.jpg', "./it's [1] 漢.jpg"])
    expect(url?.map(decodeURIComponent).toSorted()).toEqual(
      ['-v.jpg', 'a b.jpg', "it's [1] 漢.jpg"].map((name) => `${FILES}/assets/${name}`),
    )
  })

  it('send a folder with all that is below it, as options say', () => {
    for (const path of ['index.html', 'img/a b.png', 'img/deep/50%#?.png'])
      write(`my site/${path}`)
    const script = loop('folder', 'my site', 'dev')
    const { url, file } = run(script, '.')
    expect(file).toHaveLength(3)
    expect(
      url
        ?.map((one) => new URL(one))
        .map(({ pathname, search }) => [decodeURIComponent(pathname), search])
        .toSorted(),
    ).toEqual(
      ['img/a b.png', 'img/deep/50%#?.png', 'index.html'].map((path) => [
        `/api/services/white-beagle/files/assets/${path}`,
        '?environment=dev',
      ]),
    )
  })

  it.each(['files', 'folder'] as const)(
    'go on when some of the %s are refused, and say so at the end',
    (amount) => {
      for (const name of ['a.jpg', 'bad.jpg', 'bad one.jpg', 'z.jpg']) write(`all/${name}`)
      const cwd = amount === 'files' ? 'all' : '.'
      const { file, status, stderr } = run(loop(amount, 'all', null), cwd)
      expect(file).toHaveLength(4)
      expect([status, stderr]).toEqual([1, 'Not published: 2 of the files.\n'])
    },
  )

  it('fail where there is no such folder', () => {
    writeFileSync(join(folder, 'calls'), '')
    expect(run(loop('folder', 'none', null), '.').status).not.toBe(0)
  })
})
