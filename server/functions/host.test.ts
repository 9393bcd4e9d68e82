import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Build } from '../catalog/records.ts'
import { newSid } from '../rules/sids.ts'
import { TestFunctions } from '../testing/test-functions.node.ts'
import { FunctionsBusy } from './port.ts'

let functions: TestFunctions
const open = async (options: Parameters<typeof TestFunctions.open>[0] = {}) => {
  functions = await TestFunctions.open(options)
}
beforeEach(() => open())
afterEach(async () => {
  await functions.close()
})

const COUNTER = (name: string) => `
  let count = 0
  exports.handler = (context, event, callback) => callback(null, '${name} ' + ++count)`
const SLEEPER = `exports.handler = (context, { ms }, callback) =>
  setTimeout(() => callback(null, 'awake'), Number(ms))`

const generations = () => readdir(join(functions.folder, 'generations'))
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('a generation', () => {
  it('keeps its worker, and its state, from one request to the next', async () => {
    const sid = await functions.deploy('/count', COUNTER('a'))
    const texts = [await functions.ask(sid), await functions.ask(sid), await functions.ask(sid)]
    expect(texts.map(({ text }) => text)).toEqual(['a 1', 'a 2', 'a 3'])
  })

  it('has a worker for each request at the same time', async () => {
    const sid = await functions.deploy('/sleep', SLEEPER)
    const asked = Array.from({ length: 4 }, () => functions.ask(sid, { query: '?ms=300' }))
    const began = performance.now()
    expect((await Promise.all(asked)).map(({ text }) => text)).toEqual(Array(4).fill('awake'))
    expect(performance.now() - began).toBeLessThan(4 * 300)
  })

  it('ends with a deployment: the very next request runs the new one', async () => {
    const sid = await functions.deploy('/count', COUNTER('old'))
    await functions.ask(sid)
    for (const name of ['new', 'newer', 'newest']) {
      await functions.deploy('/count', COUNTER(name))
      expect((await functions.ask(sid)).text).toBe(`${name} 1`)
    }
  })

  it('lets its runs end when the next one begins, and takes its files with it', async () => {
    const sid = await functions.deploy('/sleep', SLEEPER)
    const asked = functions.ask(sid, { query: '?ms=600' })
    await expect.poll(generations).toHaveLength(1)
    const [old = ''] = await generations()
    await functions.deploy(
      '/sleep',
      `exports.handler = (c, e, callback) => callback(null, 'new')`,
    )
    expect((await functions.ask(sid)).text).toBe('new')
    expect(await generations()).toContain(old)
    expect((await asked).text).toBe('awake')
    await expect.poll(generations).not.toContain(old)
    expect(await generations()).toHaveLength(1)
  })

  it('has read-only files, which keep their names', async () => {
    await functions.publish('asset', '/dir/names.json', '{}', 'private')
    const { text } = await functions.answerTo(`
      callback(null, [__filename, Runtime.getAssets()['/dir/names.json'].path])`)
    const [handler = '', asset = ''] = JSON.parse(text) as string[]
    expect(handler).toMatch(/\/handlers\/ZN[0-9a-f]{32}\.js$/)
    expect(asset).toMatch(/\/files\/ZN[0-9a-f]{32}\/names\.json$/)
    for (const file of [handler, asset]) {
      expect((await stat(file)).mode & 0o777).toBe(0o444)
      expect((await stat(dirname(file))).mode & 0o777).toBe(0o555)
    }
  })

  it('is another one after a change of what Functions see', async () => {
    const sid = await functions.deploy(
      '/look',
      `let count = 0
       exports.handler = (context, event, callback) =>
         callback(null, [++count, context.A, Object.keys(Runtime.getAssets())])`,
    )
    const look = async () => JSON.parse((await functions.ask(sid)).text) as unknown
    expect(await look()).toEqual([1, null, []])
    await functions.setVariable('A', '1')
    expect(await look()).toEqual([1, '1', []])
    await functions.publish('asset', '/a.txt', 'a', 'private')
    expect(await look()).toEqual([1, '1', ['/a.txt']])
    await functions.publish('asset', '/a.txt', 'a', 'public')
    expect(await look()).toEqual([1, '1', []])
  })

  it('shares its files with the one before where those are the same', async () => {
    const sid = await functions.deploy('/count', COUNTER('a'))
    await functions.ask(sid)
    const before = await generations()
    await functions.setVariable('A', '1')
    expect((await functions.ask(sid)).text).toBe('a 1')
    await expect.poll(() => readdir(join(functions.folder, 'temp'))).toHaveLength(1)
    expect(await generations()).toEqual(before)
    await functions.unpublish('/count')
    await expect.poll(generations).not.toEqual(before)
  })

  it('stays the same after a change that Functions do not see', async () => {
    const sid = await functions.deploy('/count', COUNTER('a'))
    await functions.ask(sid)
    await functions.publish('asset', '/b.txt', 'b', 'public')
    await functions.publish('asset', '/c.txt', 'c', 'protected')
    const { serviceSid } = functions.environment
    await functions.catalog.updateService(serviceSid, { friendlyName: 'x' }, Date.now())
    expect((await functions.ask(sid)).text).toBe('a 2')
  })

  it('is known by heart: no request asks the catalog while nothing changes', async () => {
    const sid = await functions.deploy('/count', COUNTER('a'))
    await functions.ask(sid)
    const asked: string[] = []
    for (const name of ['liveFunctions', 'livePage', 'listVariables', 'findBuild'] as const) {
      const act = functions.catalog[name].bind(functions.catalog)
      Object.assign(functions.catalog, {
        [name]: (...given: Parameters<typeof act>) => {
          asked.push(name)
          return Reflect.apply(act, null, given) as unknown
        },
      })
    }
    await functions.host.invoke({
      environmentSid: functions.environment.sid,
      functionSid: sid,
      requestSid: newSid('request'),
      method: 'GET',
      target: '/count',
      headers: [],
      body: new Uint8Array(),
    })
    expect(asked).toEqual([])
  })

  it('follows a change ahead of requests, if one was in use', async () => {
    const sid = await functions.deploy('/pid', COUNTER('a'))
    await functions.ask(sid)
    const [old = ''] = await generations()
    await functions.deploy('/pid', `exports.handler = (c, e, callback) => callback(null, 1)`)
    await expect.poll(generations).not.toContain(old)
    expect(await generations()).toHaveLength(1)
    await expect.poll(() => readdir(join(functions.folder, 'temp'))).toHaveLength(1)
  })

  it('is tried again when its files could not be written, but not by each request', async () => {
    await functions.close()
    await open({ failureLimit: 200 })
    const { blobs } = functions
    const openBlob = blobs.open.bind(blobs)
    const sid = await functions.deploy('/count', COUNTER('a'))
    let tries = 0
    blobs.open = async () => {
      tries += 1
      return null
    }
    await expect(functions.ask(sid)).rejects.toThrow('missing from the store')
    await expect(functions.ask(sid)).rejects.toThrow('missing from the store')
    expect(tries).toBe(1)
    blobs.open = openBlob
    await expect(functions.ask(sid)).rejects.toThrow('missing from the store')
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect((await functions.ask(sid)).text).toBe('a 1')
  })
})

const build = (more: Partial<Build>): Build => ({
  sid: newSid('build'),
  serviceSid: functions.environment.serviceSid,
  status: 'completed',
  runtime: 'node22',
  dependencies: [],
  installed: [],
  dependencySet: null,
  steps: [],
  failure: null,
  dateCreated: 0,
  dateUpdated: 0,
  ...more,
})
const install = async (set: string, name: string, code: string) => {
  const folder = join(functions.folder, 'dependencies', set, 'node_modules', name)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'index.js'), code)
}
const deployWith = async (made: Build, source: string) => {
  await functions.catalog.createBuild(made, [])
  const release = { buildSid: made.sid, deploymentSid: newSid('deployment') }
  const { resourceSid } = await functions.publish('function', '/f', source, 'public', release)
  return { sid: resourceSid, release }
}

describe('dependencies', () => {
  it('are found by Functions and by private assets', async () => {
    await install('set1', 'left-pad', `module.exports = (text) => ' ' + text`)
    const lib = `module.exports = require('left-pad')('lib')`
    await functions.publish('asset', '/lib.js', lib, 'private')
    const { sid } = await deployWith(
      build({ dependencySet: 'set1' }),
      `const pad = require('left-pad')
       exports.handler = async (c, e, callback) => {
         const { default: imported } = await import('left-pad')
         const lib = require(Runtime.getAssets()['/lib.js'].path)
         callback(null, [pad('x'), lib, imported === pad])
       }`,
    )
    expect((await functions.ask(sid)).text).toBe('[" x"," lib",true]')
  })

  it('come before what Hangar brings: their twilio is the one that Functions have', async () => {
    await install(
      'set2',
      'twilio',
      `class VoiceResponse { toString() { return '<Own/>' } }
       module.exports = Object.assign((...given) => ({ given }), { twiml: { VoiceResponse } })`,
    )
    const { sid } = await deployWith(
      build({ dependencySet: 'set2' }),
      `exports.handler = (context, event, callback) => {
         console.log(context.getTwilioClient().given.length)
         callback(null, new Twilio.twiml.VoiceResponse())
       }`,
    )
    const { text, headers, requestSid } = await functions.ask(sid)
    expect(text).toBe('<Own/>')
    expect(headers['Content-Type']).toBe('text/xml; charset=utf-8')
    expect(await functions.linesOf(requestSid)).toMatchObject([{ message: '3' }])
  })

  it('of others cannot be read', async () => {
    await install('set3', 'secret', `module.exports = 1`)
    const { text } = await functions.answerTo(`
      try { require('${functions.folder}/dependencies/set3/node_modules/secret') }
      catch (error) { callback(null, error.code) }`)
    expect(text).toBe('ERR_ACCESS_DENIED')
  })

  it('lines name Build and Deployment of the request', async () => {
    const made = build({})
    const source = `exports.handler = (c, e, callback) => callback(null, console.log('x'))`
    const { sid, release } = await deployWith(made, source)
    const { requestSid } = await functions.ask(sid)
    expect(await functions.linesOf(requestSid)).toMatchObject([release])
  })
})

describe('the host', () => {
  it('has no answer for what is not live', async () => {
    expect((await functions.ask(newSid('function'))).status).toBeNull()
    const sid = await functions.deploy('/f', COUNTER('a'))
    await functions.ask(sid)
    await functions.unpublish('/f')
    expect((await functions.ask(sid)).status).toBeNull()
  })

  it('drops all of an Environment that is deleted', async () => {
    const sid = await functions.deploy('/f', COUNTER('a'))
    await functions.ask(sid)
    await functions.catalog.deleteEnvironment(functions.environment.sid)
    expect((await functions.ask(sid)).status).toBeNull()
    await expect.poll(generations).toHaveLength(0)
  })

  it('lets some wait when all workers are busy, and refuses more', async () => {
    await functions.close()
    await open({ concurrency: 1, timeout: 20_000 })
    const sid = await functions.deploy('/sleep', SLEEPER)
    const all = Array.from({ length: 12 }, () => functions.ask(sid, { query: '?ms=20' }))
    const results = await Promise.allSettled(all)
    const refused = results.filter((result) => result.status === 'rejected')
    expect(refused).toHaveLength(12 - 1 - 6)
    expect(refused[0]?.reason).toBeInstanceOf(FunctionsBusy)
    expect((await functions.ask(sid, { query: '?ms=1' })).text).toBe('awake')
  })

  it('has no more processes than it may, whoever they are for', async () => {
    await functions.close()
    await open({ concurrency: 1 })
    const pids: number[] = []
    const source = `exports.handler = (c, e, callback) => callback(null, process.pid)`
    for (const path of ['/a', '/b', '/c']) {
      const sid = await functions.deploy(path, source)
      pids.push(Number((await functions.ask(sid)).text))
    }
    await expect.poll(() => pids.filter(isAlive).length).toBeLessThanOrEqual(1)
  })

  it('ends workers that have nothing to do, and starts others', async () => {
    await functions.close()
    await open({ idleLimit: 100 })
    const source = `exports.handler = (c, e, callback) => callback(null, process.pid)`
    const sid = await functions.deploy('/pid', source)
    const pid = Number((await functions.ask(sid)).text)
    await expect.poll(() => isAlive(pid), { timeout: 3000 }).toBe(false)
    expect(Number((await functions.ask(sid)).text)).not.toBe(pid)
  })

  it('leaves no process and no file behind', async () => {
    const source = `exports.handler = (c, e, callback) => callback(null, process.pid)`
    const sid = await functions.deploy('/pid', source)
    const pid = Number((await functions.ask(sid)).text)
    const asleep = `exports.handler = () => console.log('asleep')`
    const under = functions.ask(await functions.deploy('/sleep', asleep))
    const lines = async () =>
      (await functions.logs.page(functions.environment.sid, { limit: 1 })).rows
    await expect.poll(lines).toHaveLength(1)
    await functions.host.close()
    expect((await under).status).toBe(500)
    expect(isAlive(pid)).toBe(false)
    expect(await generations()).toEqual([])
    expect(await readdir(join(functions.folder, 'temp'))).toEqual([])
  })

  it('removes at its start what a crash has left, but no dependencies', async () => {
    await functions.host.close()
    const at = (...names: string[]) => join(functions.folder, ...names)
    await mkdir(at('generations', 'old', 'files'), { recursive: true, mode: 0o555 })
    await mkdir(at('temp', 'old'), { recursive: true })
    await mkdir(at('dependencies', 'set'), { recursive: true })
    await functions.start()
    expect(await generations()).toEqual([])
    expect(await readdir(at('temp'))).toEqual([])
    expect(await readdir(at('dependencies'))).toEqual(['set'])
  })

  it('goes on when the log cannot be written, and tells of it', async () => {
    functions.logs.append = async () => {
      throw new Error('the disk is full')
    }
    const { status } = await functions.answerTo(`console.log('x'); callback(null)`)
    expect(status).toBe(200)
    await expect.poll(() => functions.errors.map(String)).toEqual(['Error: the disk is full'])
  })
})
