import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/**
 * Kilobytes of first-load JavaScript, gzip: all that is needed before the frame and a short
 * list of assets as cards are shown. Two thirds of them are React.
 */
const BUDGET = 110

/** Every other part, by when it comes. One that is not named here fails the test. */
const LATER = {
  'at once, beside the first load': ['UploadZone'],
  'when the browser is idle': [
    'AccountMenu',
    'AlertDialogSkin',
    'AssetMenu',
    'AssetTable',
    'CopyByHand',
    'DeploymentsPage',
    'DialogSkin',
    'DrawerSkin',
    'EnvironmentMenu',
    'FunctionsPage',
    'LogsPage',
    'PasteDialog',
    'RenameDialog',
    'ScriptDialog',
    'ServiceMenu',
    'ToastList',
    'UploadKeeper',
    'UploadsSignedOut',
    'UrlDialog',
    'VariablesPage',
    'VirtualWindow',
    'asset-acts',
    'asset-pages',
  ],
  'when asked for': [
    'ErrorCodePage',
    'FunctionPane',
    'KeysPage',
    'MissingPlace',
    'NewFunctionDialog',
    'NoEnvironments',
    'NoServices',
    'NotFoundPage',
    'SignInPage',
    'TwilioLinkPage',
    'tus-js-client',
  ],
}

const root = new URL('../', import.meta.url).pathname
const dist = mkdtempSync(join(tmpdir(), 'hangar-build-'))

interface Chunk {
  file: string
  isEntry?: boolean
  isDynamicEntry?: boolean
  imports?: string[]
}

beforeAll(async () => {
  const { NODE_ENV: _test, ...env } = process.env
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const args = [vite, 'build', '--outDir', dist, '--emptyOutDir', '--logLevel', 'warn']
  await promisify(execFile)(process.execPath, args, { cwd: root, env })
}, 120_000)
afterAll(() => rmSync(dist, { recursive: true }))

const files = () => readdirSync(dist, { recursive: true, encoding: 'utf8' })
const textOf = (file: string) => readFileSync(join(dist, file), 'utf8')
const texts = () => files().filter((file) => /\.(?:js|css|html|svg|json)$/.test(file))

const manifest = () => JSON.parse(textOf('.vite/manifest.json')) as Record<string, Chunk>

/** The files of some chunks and of all that they import before they run. */
const closureOf = (isWanted: (key: string, chunk: Chunk) => boolean | undefined) => {
  const chunks = manifest()
  const wanted = new Set<string>()
  const visit = (key: string) => {
    const chunk = chunks[key]
    if (chunk === undefined || wanted.has(chunk.file)) return
    wanted.add(chunk.file)
    chunk.imports?.forEach(visit)
  }
  for (const [key, chunk] of Object.entries(chunks)) if (isWanted(key, chunk)) visit(key)
  return wanted
}

/** What the browser must have before the console runs: the entry, and scripts in the page. */
const firstLoad = () => {
  const scripts = textOf('index.html').matchAll(/(?:src|href)="\/([^"]+\.js)"/g)
  const named = [...scripts].map(([, file]) => file!)
  return closureOf((_key, chunk) => chunk.isEntry).union(new Set(named))
}

/** `UploadZone` of `web/features/upload/UploadZone.tsx`; a package by its own name. */
const partOf = (key: string) =>
  /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(key)?.[1] ?? basename(key, extname(key))

/** What some parts need beyond the first load. */
const moreFor = (parts: string[]) =>
  closureOf((key, chunk) => chunk.isDynamicEntry && parts.includes(partOf(key))).difference(
    firstLoad(),
  )

/** The parts that are fetched after the first load. */
const laterParts = () =>
  Object.entries(manifest())
    .filter(([, chunk]) => chunk.isDynamicEntry)
    .map(([key]) => partOf(key))

/** Kilobytes of gzip, as a server without brotli would send them. */
const weigh = (wanted: Set<string>) =>
  [...wanted].reduce((sum, file) => {
    return sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length / 1000
  }, 0)

describe('the production build', () => {
  it('has no service worker and no mock code', () => {
    const workers = files().filter((file) => /mock|worker|msw/i.test(file))
    expect(workers.filter((file) => !/^assets\/hash-worker-[^/]+$/.test(file))).toEqual([])
    const traces = /mockServiceWorker|virtual:msw|\bmsw\b|interceptNetwork|Mock data/
    expect(texts().filter((file) => traces.test(textOf(file)))).toEqual([])
  })

  it('asks no third party for anything', () => {
    const fetched = texts().flatMap((file) => [
      ...textOf(file).matchAll(
        /(?:\bsrc\s*=\s*|<link[^>]+href\s*=\s*|url\(\s*|@import\s+|\bfrom\s*|\bimport\(\s*|\bfetch\(\s*)["'`]?((?:https?:)?\/\/[^"'`)\s]+)/g,
      ),
    ])
    expect(fetched.map((match) => match[1])).toEqual([])
  })

  it('keeps within a policy without inline code or data URLs', () => {
    const html = textOf('index.html')
    expect(html).not.toMatch(/<style|style="|\son\w+="|<script(?![^>]*\ssrc=)/)
    const css = files()
      .filter((file) => file.endsWith('.css'))
      .map(textOf)
      .join('\n')
    expect(css).not.toContain('data:')
  })

  it('has a smaller form of each large text beside it, which unpacks to the same bytes', () => {
    const large = texts().filter((file) => textOf(file).length > 2000)
    expect(large.length).toBeGreaterThan(5)
    for (const file of large) {
      const bytes = readFileSync(join(dist, file))
      expect(brotliDecompressSync(readFileSync(join(dist, `${file}.br`))).equals(bytes)).toBe(
        true,
      )
      expect(gunzipSync(readFileSync(join(dist, `${file}.gz`))).equals(bytes)).toBe(true)
    }
  })

  it('loads at most 110 kB of JavaScript before a list is shown', async ({ annotate }) => {
    const first = firstLoad()
    const lines = Object.entries(LATER).map(([when, parts]) => {
      const weights = parts.map((part) => `${part} ${weigh(moreFor([part])).toFixed(1)}`)
      return `  ${when}, ${weigh(moreFor(parts)).toFixed(1)} kB: ${weights.join(', ')} (each alone)`
    })
    const figure = `first-load JavaScript: ${weigh(first).toFixed(1)} kB gzip of ${BUDGET} allowed`
    const report = [figure, ...lines].join('\n')
    process.stdout.write(`${report}\n`)
    await annotate(report)
    expect(weigh(first)).toBeGreaterThan(60)
    expect(weigh(first)).toBeLessThanOrEqual(BUDGET)
  })

  it('has no other part that comes late, such as the list itself', () => {
    expect(laterParts().toSorted()).toEqual(Object.values(LATER).flat().toSorted())
  })
})
