import { describe, expect, it } from 'vitest'
import { brokenLine } from './source-tree.ts'
import { usedAssets } from './used-assets.ts'

const pathsIn = (source: string) => usedAssets(source).assets.map(({ path }) => path)

describe('what a Function reads', () => {
  it.each([
    ["Runtime.getAssets()['/a.json'].open()", ['/a.json']],
    ['Runtime.getAssets()["/a.json"].path', ['/a.json']],
    ['Runtime.getAssets()[`/a.json`]', ['/a.json']],
    ["Runtime.getAssets()?.['/a.json']?.open()", ['/a.json']],
    ["const { getAssets } = Runtime; getAssets()['/a.json']", ['/a.json']],
    [
      "const assets = Runtime.getAssets()\nassets['/a'].open(); assets['/b'].path",
      ['/a', '/b'],
    ],
    ["let all\nall = Runtime.getAssets()\nall['/a']", ['/a']],
    ["const { '/a.json': a, '/b.json': b } = Runtime.getAssets()", ['/a.json', '/b.json']],
    [String.raw`Runtime.getAssets()['/it\'s.txt']`, ["/it's.txt"]],
    ["require(Runtime.getAssets()['/lib.js'].path)", ['/lib.js']],
  ])('is seen in %s', (source, paths) => {
    expect(usedAssets(source)).toMatchObject({ readsOthers: false })
    expect(pathsIn(source)).toEqual(paths)
  })

  it.each([
    "// Runtime.getAssets()['/a.json']",
    'const text = "Runtime.getAssets()[\'/a.json\']"',
    "const other = {}\nother['/a.json']",
    "Runtime.getFunctions()['sms/reply'].path",
  ])('is not seen in %s', (source) => {
    expect(usedAssets(source)).toEqual({ assets: [], readsOthers: false })
  })

  it.each([
    'Runtime.getAssets()[event.name].open()',
    'const assets = Runtime.getAssets()\nassets[name]',
    'Object.keys(Runtime.getAssets())',
    'Runtime.getAssets()[`/${name}.json`]',
  ])('is open in %s', (source) => {
    expect(usedAssets(source)).toEqual({ assets: [], readsOthers: true })
  })

  it('is told once, with the first line that says it', () => {
    const source = "const a = Runtime.getAssets()\n\na['/x']\na['/y']\na['/x']\n"
    expect(usedAssets(source).assets).toEqual([
      { path: '/x', line: 3 },
      { path: '/y', line: 4 },
    ])
  })

  it('is seen in source that is not finished', () => {
    expect(pathsIn("exports.handler = () => { Runtime.getAssets()['/a'].op")).toEqual(['/a'])
  })
})

describe('broken source', () => {
  it('is told by its first line', () => {
    expect(brokenLine('const a = 1\nconst b = ;\n')).toBe(2)
  })
  it.each(['', 'exports.handler = async (context, event, callback) => callback(null)\n'])(
    'is not seen in %j',
    (source) => expect(brokenLine(source)).toBeNull(),
  )
})
