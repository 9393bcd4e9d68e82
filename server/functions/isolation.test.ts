import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestFunctions } from '../testing/test-functions.node.ts'

const ADDON = new URL(
  `../../node_modules/better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`,
  import.meta.url,
).pathname

let functions: TestFunctions
/** Where others keep what is not for Functions. */
let outside: string
let attempts: string
beforeAll(async () => {
  process.env.HANGAR_AUTH_TOKEN = 'the secret of the parent'
  outside = await mkdtemp(join(tmpdir(), 'hangar-outside-'))
  functions = await TestFunctions.open({ timeout: 1000 })
  for (const folder of [outside, functions.folder]) {
    await writeFile(join(folder, 'credentials.json'), 'the secret')
    await writeFile(join(folder, 'catalog.db'), '')
  }
  await functions.setVariable('OUTSIDE', outside)
  attempts = await functions.deploy('/attempts', ATTEMPTS)
})
afterAll(async () => {
  delete process.env.HANGAR_AUTH_TOKEN
  await functions.close()
  await rm(outside, { recursive: true })
})

/** Runs an attempt inside a Function; resolves with the code of its error, or what it got. */
async function attempt(source: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json' }
  const { text } = await functions.ask(attempts, { headers, body: JSON.stringify({ source }) })
  return JSON.parse(text) as unknown
}

/** A Function that does what it is told, in a scope with `fs` and the folder of others. */
const ATTEMPTS = `
  const fs = require('fs')
  exports.handler = (context, event, callback) => {
    const outside = context.OUTSIDE
    eval('(async () => {' + event.source + '})')().then(
      (got) => callback(null, { got: String(got) }),
      (error) => callback(null, { denied: error.code ?? error.message }),
    )
  }`

const DENIED = { denied: 'ERR_ACCESS_DENIED' }

describe('a Function cannot', () => {
  it.each([
    ['read a file of others', `return fs.readFileSync(outside + '/credentials.json')`],
    ['read the credentials', `return fs.readFileSync('../../credentials.json')`],
    ['read them by a handle', `return fs.promises.open('../../credentials.json')`],
    ['read them as a Blob', `return fs.openAsBlob('../../credentials.json')`],
    ['require them', `return require(outside + '/credentials.json')`],
    ['import them', `return import('file://' + outside + '/credentials.json')`],
    [
      'read by way of /proc',
      `return fs.readFileSync('/proc/self/root' + outside + '/catalog.db')`,
    ],
    [
      'read the environment of its parent',
      `return fs.readFileSync('/proc/' + process.ppid + '/environ')`,
    ],
    ['list the folder of data', `return fs.readdirSync('../..')`],
    ['list its handles', `return fs.readdirSync('/proc/self/fd')`],
    ['write into its own code', `return fs.writeFileSync(__filename, '')`],
    ['make its own code writable', `return fs.chmodSync(__filename, 0o777)`],
    ['write beside its code', `return fs.writeFileSync(__dirname + '/new.js', '')`],
    ['write anywhere else', `return fs.writeFileSync(outside + '/new', '')`],
    ['remove anything', `return fs.rmSync(outside, { recursive: true })`],
    [
      'link to a file of others',
      `return fs.symlinkSync(outside, require('os').tmpdir() + '/l')`,
    ],
    ['start a process', `return require('child_process').execSync('id')`],
    ['become another process', `return process.execve('/bin/sh', ['sh'], {})`],
    ['fork', `return require('cluster').fork()`],
    ['start a thread', `return new (require('worker_threads').Worker)('1', { eval: true })`],
    ['open a debugger', `return require('inspector').open(0)`],
    ['debug itself', `return new (require('inspector').Session)().connect()`],
    ["reach Node's insides", `return process.binding('fs')`],
    ['call into libraries', `return require('node:ffi').dlopen('libc.so.6')`],
    ['mount folders by WASI', `return new (require('wasi').WASI)({ version: 'preview1' })`],
    ['end its parent', `return process.kill(process.ppid, 'SIGTERM')`],
    ['see whether a process is there', `return process.kill(1, 0)`],
    ['signal its group', `return process.kill(0, 'SIGTERM')`],
    ['slow its parent down', `return require('os').setPriority(process.ppid, 19)`],
    ["change V8's flags", `return require('v8').setFlagsFromString('--allow-natives-syntax')`],
    ['write a report', `return process.report.writeReport(outside + '/r.json')`],
    ['write its heap', `return require('v8').writeHeapSnapshot(outside + '/h')`],
    ['put kill back', `process.kill = process.constructor.kill; return process.kill(1, 0)`],
  ])('%s', async (_case, source) => {
    expect(await attempt(source)).toEqual(DENIED)
  })

  it.each([
    [
      'write a file without bounds',
      `const big = require('os').tmpdir() + '/big'; fs.writeFileSync(big, '')
       return fs.truncateSync(big, 1024 ** 3)`,
      'EFBIG',
    ],
    [
      'open files without bounds',
      `const open = []
       try { for (;;) open.push(fs.openSync(__filename)) }
       finally { for (const fd of open) fs.closeSync(fd) }`,
      'EMFILE',
    ],
  ])('%s', async (_case, source, code) => {
    expect(await attempt(source)).toEqual({ denied: code })
  })

  it('load an addon', async () => {
    expect(existsSync(ADDON)).toBe(true)
    const source = `return process.dlopen({ exports: {} }, ${JSON.stringify(ADDON)})`
    expect(await attempt(source)).toEqual({ denied: 'ERR_DLOPEN_DISABLED' })
  })

  it('open a debugger in its parent', async () => {
    const source = `return process._debugProcess(process.ppid)`
    expect(await attempt(source)).toEqual({ denied: expect.stringContaining('not a function') })
  })

  it.each(['node:sqlite', 'sqlite'])('open the catalog by %s', async (name) => {
    expect(await attempt(`return require('${name}')`)).toMatchObject({
      denied: expect.any(String),
    })
    expect(await attempt(`return process.getBuiltinModule('${name}')`)).toEqual({
      got: 'undefined',
    })
  })

  it('see an environment but its own', async () => {
    const { text } = await functions.answerTo(`callback(null, process.env)`)
    const names = Object.keys(JSON.parse(text) as object).toSorted()
    const own = ['ACCOUNT_SID', 'AUTH_TOKEN', 'DOMAIN_NAME', 'ENVIRONMENT_SID', 'OUTSIDE']
    expect(names).toEqual([...own, 'SERVICE_SID', 'TMPDIR'])
  })

  it('find more handles than its own pipes', async () => {
    const source = `
      const kinds = []
      for (let fd = 0; fd < 64; fd++) {
        try { const stat = fs.fstatSync(fd); if (stat.isFile() || stat.isSocket()) kinds.push(fd) }
        catch {}
      }
      return kinds`
    expect(await attempt(source)).toEqual({ got: '2,3,4' })
  })
})

describe('a Function can', () => {
  it('use the network', async () => {
    const server = createServer((_request, response) => response.end('from the network'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const source = `return (await fetch('http://127.0.0.1:${port}')).text()`
    expect(await attempt(source)).toEqual({ got: 'from the network' })
    server.close()
  })

  it('write temporary files, which go with its process', async () => {
    const { text: folder } = await functions.answerTo(`
      const folder = require('os').tmpdir()
      require('fs').writeFileSync(folder + '/a.txt', 'kept')
      callback(null, folder)`)
    expect(await readFile(join(folder, 'a.txt'), 'utf8')).toBe('kept')
    // A new generation ends the worker of the one before.
    await functions.answerTo(`callback()`)
    await expect.poll(() => existsSync(folder), { timeout: 2000 }).toBe(false)
  })
})

/** Runs it, and then a good one, which must not notice. */
async function outlive(source: string, by = functions) {
  const answer = await by.answerTo(source)
  const next = await by.answerTo(`callback(null, 'still here')`)
  expect(next).toMatchObject({ status: 200, text: 'still here' })
  const lines = await by.linesOf(answer.requestSid)
  return { ...answer, lines, last: lines.at(-1)?.message }
}

describe('the server outlives a Function that', () => {
  it.each([
    ['never calls back', ``],
    ['loops for ever', `for (;;);`],
    ['blocks all that it could be told by', `process.on('SIGTERM', () => {}); for (;;);`],
    ['waits for ever', `setInterval(() => {}, 1000)`],
  ])('%s', async (_case, source) => {
    const { status, text, last } = await outlive(source)
    expect({ status, text }).toEqual({
      status: 504,
      text: 'The Function took too long to answer.\n',
    })
    expect(last).toContain('within 1 seconds')
  })

  it.each([
    ['ends its process', `process.exit(3)`, 'exit code 3'],
    ['aborts', `process.abort()`, 'SIGABRT'],
    ['kills itself', `process.kill(process.pid, 'SIGKILL')`, 'SIGKILL'],
    ['closes its pipe', `require('fs').closeSync(4); callback(null, 1)`, 'exit code 1'],
    ['writes into its pipe', `require('fs').writeSync(4, 'x'.repeat(5000))`, 'frame'],
    [
      'announces a frame without end',
      `require('fs').writeSync(4, Buffer.alloc(64, 255))`,
      'frame',
    ],
  ])('%s', async (_case, source, detail) => {
    const { status, text, last } = await outlive(source)
    expect({ status, text }).toEqual({
      status: 500,
      text: 'The Function failed; its log says why.\n',
    })
    expect(last).toContain(detail)
  })

  it.each([
    [
      'fills the heap',
      `require('fs').writeSync(2, 'x'.repeat(30_000)); const all = []; for (;;) all.push(new Array(1000).fill(1.5))`,
    ],
    ['fills the memory beside it', `const all = []; for (;;) all.push(Buffer.alloc(1e7, 1))`],
  ])('%s', async (_case, source) => {
    const patient = await TestFunctions.open({ timeout: 20_000 })
    const { status, last } = await outlive(source, patient)
    await patient.close()
    expect(status).toBe(500)
    expect(last).toMatch(/memory/)
  })

  it('logs without end', async () => {
    const { status, lines } = await outlive(`for (;;) console.log('x'.repeat(100))`)
    expect(status).toBe(504)
    expect(lines).toHaveLength(1002)
  })

  it('forges lines without end', async () => {
    const { lines } = await outlive(`
      const { writeSync } = require('fs')
      const said = JSON.stringify({ type: 'log', requestSid: 'RQ' + '0'.repeat(32), level: 'info', message: 'x' })
      const frame = Buffer.alloc(8 + said.length)
      frame.writeUInt32LE(frame.length, 0); frame.writeUInt32LE(said.length, 4); frame.write(said, 8)
      for (let i = 0; i < 5000; i++) writeSync(4, frame)
      callback(null)`)
    expect(lines).toHaveLength(0)
  })

  it('forges the length of its answer', async () => {
    const { status, text } = await outlive(`
      const { stringify } = JSON
      JSON.stringify = (said) => stringify(said.type === 'answer'
        ? { ...said, headers: [['Content-Length', '1']] } : said)
      callback(null, 'a second answer')`)
    expect({ status, text }).toEqual({
      status: 500,
      text: 'The Function failed; its log says why.\n',
    })
  })

  it('answers, and throws at once', async () => {
    const { status, text, last } = await outlive(
      `callback(null, 'done'); throw new Error('late')`,
    )
    expect({ status, text }).toEqual({ status: 200, text: 'done' })
    expect(last).toContain('Error: late')
  })

  it('answers, and throws later', async () => {
    const source = `callback(null, 'done'); process.nextTick(() => { throw new Error('late') })`
    const { status, text, last } = await outlive(source)
    expect({ status, text }).toEqual({ status: 200, text: 'done' })
    expect(last).toContain('Error: late')
  })

  it('answers, and loops for ever', async () => {
    const { status, text } = await outlive(`callback(null, 'done'); for (;;);`)
    expect({ status, text }).toEqual({ status: 200, text: 'done' })
  })

  it('takes the language apart', async () => {
    const { status } = await outlive(`
      Array.prototype.map = JSON.stringify = Promise.prototype.then = () => { throw 1 }
      Object.defineProperty(Object.prototype, 'type', { set() { throw 1 } })
      callback(null, 'x')`)
    expect(status).toBeTypeOf('number')
  })
})
