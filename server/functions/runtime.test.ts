import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CREDENTIALS, TestFunctions } from '../testing/test-functions.node.ts'

let functions: TestFunctions
beforeAll(async () => {
  functions = await TestFunctions.open()
})
afterAll(() => functions.close())

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const JSON_TYPE = { 'content-type': 'application/json' }

describe('what a handler answers', () => {
  it.each([
    ['text', `'hi ö'`, 'text/plain; charset=utf-8', 'hi ö'],
    ['an object', `{ a: [1, null] }`, 'application/json; charset=utf-8', '{"a":[1,null]}'],
    ['a number', `42`, 'application/json; charset=utf-8', '42'],
    ['false', `false`, 'application/json; charset=utf-8', 'false'],
    ['an empty text', `''`, 'text/plain; charset=utf-8', ''],
    ['nothing', `undefined`, undefined, ''],
    ['null', `null`, undefined, ''],
    ['bytes', `Buffer.from('ab')`, 'application/octet-stream', 'ab'],
  ])('%s', async (_case, payload, type, text) => {
    const answer = await functions.answerTo(`callback(null, ${payload})`)
    expect(answer).toMatchObject({ status: 200, text })
    expect(answer.headers['Content-Type']).toBe(type)
  })

  it('TwiML, of voice and of messages', async () => {
    const voice = await functions.answerTo(
      `const twiml = new Twilio.twiml.VoiceResponse(); twiml.say('Hi'); callback(null, twiml)`,
    )
    expect(voice.headers['Content-Type']).toBe('text/xml; charset=utf-8')
    expect(voice.text).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Response><Say>Hi</Say></Response>',
    )
    const message = await functions.answerTo(
      `const { MessagingResponse } = require('twilio').twiml
       callback(null, new MessagingResponse().message('Hi') && new MessagingResponse())`,
    )
    expect(message.headers['Content-Type']).toBe('text/xml; charset=utf-8')
  })

  it('a response of its own', async () => {
    const { status, headers, text } = await functions.answerTo(`
      const response = new Twilio.Response()
      response.setStatusCode(418).setBody({ short: true })
      response.setHeaders({ 'X-Pot': 'tea', 'content-type': 'application/problem+json' })
      response.appendHeader('X-Pot', 'mint').setCookie('a', '1', ['HttpOnly', 'Path=/'])
      response.setCookie('b', '2').removeCookie('b')
      callback(null, response)`)
    expect({ status, text }).toEqual({ status: 418, text: '{"short":true}' })
    expect(headers).toMatchObject({ 'content-type': 'application/problem+json' })
  })

  it('headers of a response that come more than once, each as a header', async () => {
    const functionSid = await functions.deploy(
      '/cookies',
      `exports.handler = (c, e, callback) => {
        const response = new Twilio.Response({ headers: { 'set-cookie': 'z=0' } })
        response.setCookie('a', '1', ['HttpOnly']).setCookie('b', '2').removeCookie('b')
        callback(null, response.appendHeader('Vary', ['A', 'B']).appendHeader('Content-Length', 3))
      }`,
    )
    const answer = await functions.host.invoke({
      environmentSid: functions.environment.sid,
      functionSid,
      requestSid: `RQ${'0'.repeat(32)}`,
      method: 'GET',
      target: '/cookies',
      headers: [],
      body: new Uint8Array(),
    })
    expect(answer?.headers).toEqual([
      ['Set-Cookie', 'z=0'],
      ['Set-Cookie', 'a=1;HttpOnly'],
      ['Set-Cookie', 'b=;Max-Age=0'],
      ['Vary', 'A'],
      ['Vary', 'B'],
    ])
  })

  it('text of a type without charset as UTF-8', async () => {
    const { headers } = await functions.answerTo(`
      callback(null, new Twilio.Response().setBody('<p>ö').appendHeader('Content-Type', 'text/html'))`)
    expect(headers['Content-Type']).toBe('text/html; charset=utf-8')
  })

  it('once: what comes later is only told in the log', async () => {
    const { text, requestSid } = await functions.answerTo(
      `callback(null, 'first'); callback(null, 'second')`,
    )
    expect(text).toBe('first')
    expect(await functions.linesOf(requestSid)).toMatchObject([
      { level: 'warning', message: expect.stringContaining('called again') },
    ])
  })

  it('later, from an async handler', async () => {
    const functionSid = await functions.deploy(
      '/later',
      `exports.handler = async (context, event, callback) => {
        await new Promise((resolve) => setTimeout(resolve, 5))
        return callback(null, 'late')
      }`,
    )
    expect(await functions.ask(functionSid)).toMatchObject({ status: 200, text: 'late' })
  })
})

describe('what fails', () => {
  it.each([
    ['an error given to callback', `callback(new TypeError('no'))`],
    ['an error thrown', `throw new TypeError('no')`],
    ['an error thrown later', `setTimeout(() => { throw new TypeError('no') }, 1)`],
    ['a promise nobody looks at', `Promise.reject(new TypeError('no'))`],
    ['the promise of the handler', `return Promise.reject(new TypeError('no'))`],
  ])('%s is a 500, and a line with where it happened', async (_case, source) => {
    const { status, text, requestSid } = await functions.answerTo(source)
    expect({ status, text }).toEqual({
      status: 500,
      text: '{"message":"no","name":"TypeError"}',
    })
    const [line] = await functions.linesOf(requestSid)
    expect(line).toMatchObject({ level: 'error', functionSid: expect.stringMatching(/^ZH/) })
    expect(line?.message).toContain('TypeError: no')
    expect(line?.message).toContain('at')
    expect(line?.message).toContain('/once:1:')
    expect(line?.message).not.toMatch(/node:|runtime|hangar-functions/)
  })

  it.each([
    ['text', `callback('nope')`, 'nope'],
    ['an object', `callback({ code: 7 })`, '{"code":7}'],
  ])('%s given for an error is sent as it is', async (_case, source, text) => {
    expect(await functions.answerTo(source)).toMatchObject({ status: 500, text })
  })

  it.each([
    ['a cycle', `const a = {}; a.a = a; callback(null, a)`],
    ['a function', `callback(null, () => {})`],
    ['a status that is none', `callback(null, new Twilio.Response().setStatusCode(42))`],
    [
      'a header with a line break',
      `callback(null, new Twilio.Response().appendHeader('a', 'b\\r\\nc: d'))`,
    ],
    ['an answer of more than 4 MiB', `callback(null, 'x'.repeat(4 * 1024 * 1024 + 1))`],
    ['an error that resists', `callback({ get a() { throw this }, toJSON() { throw this } })`],
  ])('%s cannot be sent', async (_case, source) => {
    const { status, requestSid } = await functions.answerTo(source)
    expect(status).toBe(500)
    expect(await functions.linesOf(requestSid)).toHaveLength(1)
  })

  it.each([
    ['no handler', `exports.other = 1`, 'exports no handler'],
    ['a mistake in its text', `exports.handler = (`, 'SyntaxError'],
    ['ESM', `export const handler = 1`, 'SyntaxError'],
    ['an unknown package', `require('left-pad')`, "Cannot find module 'left-pad'"],
    ["a package of Hangar's own", `require('zod')`, "Cannot find module 'zod'"],
    ["a package of Hangar's twilio", `require('axios')`, "Cannot find module 'axios'"],
  ])('a Function with %s says so in the log', async (_case, source, said) => {
    const functionSid = await functions.deploy('/broken', source)
    const { status, requestSid } = await functions.ask(functionSid)
    expect(status).toBe(500)
    const lines = await functions.linesOf(requestSid)
    expect(lines.map(({ message }) => message).join('\n')).toContain(said)
  })
})

describe('event', () => {
  const EVENT = `callback(null, event)`
  const eventOf = async (asking: Parameters<TestFunctions['ask']>[1]) =>
    JSON.parse((await functions.answerTo(EVENT, asking)).text) as Record<string, unknown>

  it('has the parameters of query and form, the form before the query', async () => {
    const event = await eventOf({
      query: '?a=1&b=%C3%B6+x&c=1&c=2&__proto__=p',
      headers: FORM,
      body: 'a=2&Body=Hi%21&Media=x&Media=y',
    })
    expect(event).toMatchObject({
      a: '2',
      b: 'ö x',
      c: ['1', '2'],
      Body: 'Hi!',
      Media: ['x', 'y'],
    })
    expect(Object.keys(event)).toContain('__proto__')
  })

  it('has the members of a JSON body', async () => {
    const headers = { 'content-type': 'application/json; charset=utf-8' }
    expect(await eventOf({ query: '?q=1', headers, body: '{"a":{"b":[1]}}' })).toMatchObject({
      q: '1',
      a: { b: [1] },
    })
  })

  it('has nothing of a body of another type', async () => {
    const event = await eventOf({ headers: { 'content-type': 'text/plain' }, body: 'a=1' })
    expect(Object.keys(event)).toEqual(['request'])
  })

  it('has headers, without those between proxies, and cookies', async () => {
    const { request } = await eventOf({
      headers: {
        'x-custom': 'yes',
        'user-agent': 'me',
        'x-forwarded-for': '1.2.3.4',
        via: 'x',
        connection: 'close',
        'x-twilio-signature': 'sig',
        cookie: 'a=1; b="two words"; c=%C3%B6; a=9; d=%zz',
      },
    })
    expect(request).toEqual({
      headers: {
        'x-custom': 'yes',
        'user-agent': 'me',
        'x-twilio-signature': 'sig',
        cookie: expect.any(String),
      },
      cookies: { a: '1', b: 'two words', c: 'ö', d: '%zz' },
    })
  })

  it('keeps its request, whatever parameters come', async () => {
    const body = '{"request":{"headers":{"x-admin":"1"}}}'
    const { request } = await eventOf({ headers: JSON_TYPE, body })
    expect(request).toEqual({ headers: JSON_TYPE, cookies: {} })
  })

  it.each(['{', '1', '"text"', 'null'])('a JSON body %s is a bad request', async (body) => {
    const answer = await functions.answerTo(EVENT, { headers: JSON_TYPE, body })
    expect(answer).toMatchObject({ status: 400, text: expect.stringContaining('JSON') })
    expect(await functions.linesOf(answer.requestSid)).toMatchObject([
      { level: 'warning', message: expect.stringContaining('no JSON object') },
    ])
  })
})

describe('context', () => {
  it('says where the Function runs, and has the Variables', async () => {
    await functions.setVariable('GREETING', 'Moin')
    const { text } = await functions.answerTo(
      `callback(null, { ...context, env: process.env.GREETING, domain: process.env.DOMAIN_NAME })`,
    )
    expect(JSON.parse(text)).toEqual({
      PATH: '/once',
      DOMAIN_NAME: `${functions.environment.domain}.localhost:4001`,
      SERVICE_SID: functions.environment.serviceSid,
      ENVIRONMENT_SID: functions.environment.sid,
      ACCOUNT_SID: CREDENTIALS.accountSid,
      AUTH_TOKEN: CREDENTIALS.authToken,
      GREETING: 'Moin',
      env: 'Moin',
      domain: `${functions.environment.domain}.localhost:4001`,
    })
  })

  it('has a client of the account', async () => {
    const { text } = await functions.answerTo(`
      const client = context.getTwilioClient({ region: 'ie1' })
      const same = client instanceof require('twilio').Twilio
      callback(null, [client.accountSid, client.region, same, typeof Runtime.getSync().maps.list])`)
    expect(JSON.parse(text)).toEqual([CREDENTIALS.accountSid, 'ie1', true, 'function'])
  })

  it('has no credentials where the Service includes none, and then says what to do', async () => {
    const { serviceSid } = functions.environment
    await functions.catalog.updateService(serviceSid, { includeCredentials: false }, Date.now())
    const { text } = await functions.answerTo(`
      try { context.getTwilioClient() } catch ({ message }) {
        callback(null, [context.ACCOUNT_SID ?? null, process.env.AUTH_TOKEN ?? null, message])
      }`)
    expect(JSON.parse(text)).toEqual([null, null, expect.stringContaining('ACCOUNT_SID')])
    await functions.catalog.updateService(serviceSid, { includeCredentials: true }, Date.now())
  })

  it('has a whole Twilio', async () => {
    const { text } = await functions.answerTo(`
      const { twiml, Response, ...rest } = Twilio
      const token = new Twilio.jwt.AccessToken('AC1', 'SK1', 'secret', { identity: 'me' })
      callback(null, [
        typeof rest.validateRequest, Object.keys(twiml), 'jwt' in Twilio,
        token.toJwt().split('.').length, Twilio('AC${'1'.repeat(32)}', 'x').accountSid.length,
        Twilio.twiml.VoiceResponse === require('twilio').twiml.VoiceResponse,
      ])`)
    const classes = ['VoiceResponse', 'MessagingResponse', 'FaxResponse']
    expect(JSON.parse(text)).toEqual(['function', classes, true, 3, 34, true])
  })
})

describe('Runtime', () => {
  it('gives private assets, and only those, by path', async () => {
    await functions.publish('asset', '/names.json', '{"a":"ö"}', 'private')
    await functions.publish('asset', '/dir/lib.js', `module.exports = () => 'lib'`, 'private')
    await functions.publish('asset', '/open.txt', 'open', 'public')
    await functions.publish('asset', '/signed.txt', 'signed', 'protected')
    const { text } = await functions.answerTo(`
      const assets = Runtime.getAssets()
      const { path, open } = assets['/names.json']
      callback(null, {
        keys: Object.keys(assets), members: Object.keys(assets['/names.json']),
        text: open(), json: require(path), lib: require(assets['/dir/lib.js'].path)(),
        fresh: assets !== Runtime.getAssets(),
      })`)
    expect(JSON.parse(text)).toEqual({
      keys: ['/dir/lib.js', '/names.json'],
      members: ['path', 'open'],
      text: '{"a":"ö"}',
      json: { a: 'ö' },
      lib: 'lib',
      fresh: true,
    })
  })

  it('gives Functions of every visibility, for one to use another', async () => {
    await functions.deploy('/sms/shared', `exports.hi = () => 'shared'`, 'private')
    const { text } = await functions.answerTo(`
      const all = Runtime.getFunctions()
      callback(null, [Object.keys(all), require(all['sms/shared'].path).hi()])`)
    expect(JSON.parse(text)).toEqual([expect.arrayContaining(['once', 'sms/shared']), 'shared'])
  })

  it('serves a private picture byte for byte', async () => {
    const picture = crypto.getRandomValues(new Uint8Array(60_000))
    await functions.publish('asset', '/assets/star_destroyer.jpg', picture, 'private')
    const { headers, body } = await functions.answerTo(`
      const { path } = Runtime.getAssets()['/assets/star_destroyer.jpg']
      const response = new Twilio.Response().appendHeader('Content-Type', 'image/jpeg')
      callback(null, response.setBody(require('fs').readFileSync(path)))`)
    expect(headers['Content-Type']).toBe('image/jpeg')
    expect(digest(body)).toBe(digest(picture))
  })
})

it('has had no errors of its own in all this', () => {
  expect(functions.errors).toEqual([])
})

describe('the log', () => {
  it('has what was written, with the level of how', async () => {
    const { requestSid } = await functions.answerTo(`
      console.debug('d %s', 'x'); console.log('l', { a: [1] }); console.info('i')
      console.warn('w'); console.error(new Error('e').message)
      console.table([{ a: 1 }]); process.stdout.write('out\\n'); process.stderr.write('err\\n')
      callback(null)`)
    const lines = await functions.linesOf(requestSid)
    expect(lines.map(({ level, message }) => [level, message])).toEqual([
      ['debug', 'd x'],
      ['info', 'l { a: [ 1 ] }'],
      ['info', 'i'],
      ['warning', 'w'],
      ['error', 'e'],
      ['info', expect.stringContaining('│')],
      ['info', 'out'],
      ['error', 'err'],
    ])
    const { environment } = functions
    expect(lines[0]).toMatchObject({
      serviceSid: environment.serviceSid,
      environmentSid: environment.sid,
      buildSid: null,
      deploymentSid: null,
      dateCreated: expect.any(Number),
    })
  })

  it('knows the request of a line that comes after its answer', async () => {
    const first = await functions.answerTo(
      `setTimeout(() => console.log('late'), 30); callback(null)`,
    )
    expect(await functions.linesOf(first.requestSid)).toMatchObject([{ message: 'late' }])
  })

  it.each([
    ['lines', `for (let i = 0; i < 2000; i++) console.log('x'); callback(null)`, 1001],
    ['characters', `console.log('x'.repeat(300000)); console.log('y'); callback(null)`, 2],
  ])('is bounded in %s, and says where it was cut', async (_case, source, count) => {
    const { requestSid } = await functions.answerTo(source)
    const lines = await functions.linesOf(requestSid)
    expect(lines).toHaveLength(count)
    expect(lines.at(-1)?.message).toContain('The log of this request ends here')
  })
})
