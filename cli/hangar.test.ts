import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }
import { createAuthority } from './twilio/authority.node.ts'
import { runHangar, startHangar, temporaryFolder } from './testing/run-hangar.node.ts'
import { serve, serveSecurely } from './testing/through-proxy.node.ts'

const ACCOUNT = `AC${'1'.repeat(32)}`
const TOKEN = 'a-very-secret-token'
const KNOWN = { HANGAR_ACCOUNT_SID: ACCOUNT, HANGAR_AUTH_TOKEN: TOKEN }

/** What Hangar's API looks like to the command: it lets ACCOUNT in, and nobody else. */
async function serveApi() {
  const right = `Basic ${btoa(`${ACCOUNT}:${TOKEN}`)}`
  const url = await serve((request, response) => {
    const isKnown = request.headers.authorization === right
    response.writeHead(isKnown ? 200 : 401, { 'Content-Type': 'application/json' })
    response.end(
      JSON.stringify(isKnown ? { services: [] } : { code: 20003, message: 'Authenticate' }),
    )
  })
  return { HANGAR_URL: url.origin }
}

/** A program that prints what `expression` is. */
const printing = (expression: string) => [
  process.execPath,
  '-e',
  `Promise.resolve(${expression}).then((value) => console.log(JSON.stringify(value)))`,
]

test.each([[[]], [['help']], [['--help']], [['twilio', '--help']]])(
  'hangar %j tells how it is used',
  async (args) => {
    const { code, stdout } = await runHangar(args)
    expect(code).toBe(0)
    expect(stdout).toContain('hangar twilio -- <command …>')
  },
)

test('hangar --version', async () => {
  expect(await runHangar(['--version'])).toMatchObject({
    code: 0,
    stdout: `${packageJson.version}\n`,
  })
})

test.each([
  [['twlio'], /no command "twlio"; did you mean hangar twilio\?/],
  [['frobnicate'], /no command "frobnicate"; hangar --help/],
  [['twilio'], /Which command\?/],
  [['twilio', '--'], /Which command\?/],
  [['twilio', '--verbose', 'x'], /no option --verbose/],
])('hangar %j is refused', async (args, reason) => {
  const { code, stdout, stderr } = await runHangar(args)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(reason)
})

test('without Hangar it says what to start', async () => {
  const env = { HANGAR_URL: 'http://127.0.0.1:9' }
  const { code, stderr } = await runHangar(['twilio', '--', ...printing('1')], { env })
  expect(code).toBe(1)
  expect(stderr).toMatch(/^hangar: No Hangar answers at http:\/\/127\.0\.0\.1:9\. Start it/)
})

test.each(['127.0.0.1:4000', 'http://127.0.0.1:4000/console', 'ftp://x'])(
  'HANGAR_URL cannot be %s',
  async (HANGAR_URL) => {
    const { code, stderr } = await runHangar(['twilio', '--', 'x'], { env: { HANGAR_URL } })
    expect(code).toBe(1)
    expect(stderr).toMatch(/HANGAR_URL must be/)
  },
)

test('something else than Hangar is told apart', async () => {
  const url = await serve((_request, response) => void response.writeHead(404).end('nginx'))
  const env = { HANGAR_URL: url.origin }
  const { code, stderr } = await runHangar(['twilio', '--', 'x'], { env })
  expect(code).toBe(1)
  expect(stderr).toMatch(/not a Hangar/)
})

test('wrong credentials are told before anything is run, and not repeated', async () => {
  const env = { ...(await serveApi()), ...KNOWN, HANGAR_AUTH_TOKEN: 'another-secret' }
  const { code, stdout, stderr } = await runHangar(['twilio', '--', ...printing('1')], { env })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/does not know the account from HANGAR_ACCOUNT_SID/)
  expect(stderr).not.toContain('another-secret')
})

test('half of an account is not enough', async () => {
  const env = { ...(await serveApi()), HANGAR_AUTH_TOKEN: TOKEN }
  const { code, stderr } = await runHangar(['twilio', '--', 'x'], { env })
  expect(code).toBe(1)
  expect(stderr).toMatch(/Only one of/)
})

test('a command that is not there', async () => {
  const env = await serveApi()
  const { code, stderr } = await runHangar(['twilio', '--', 'no-such-tool'], { env })
  expect(code).toBe(127)
  expect(stderr).toMatch(/There is no command "no-such-tool"/)
})

test('the command has our input, output and its own exit code', async () => {
  const program =
    'process.stdin.pipe(process.stdout); console.error("oh"); process.exitCode = 7'
  const { code, stdout, stderr } = await runHangar(
    ['twilio', '--', process.execPath, '-e', program],
    { env: await serveApi(), input: 'from stdin' },
  )
  expect({ code, stdout, stderr }).toEqual({ code: 7, stdout: 'from stdin', stderr: 'oh\n' })
})

test('the -- may be missing, and arguments stay as they are', async () => {
  const { stdout } = await runHangar(
    ['twilio', ...printing('process.argv.slice(1)'), '--', 'a b', '--help'],
    { env: await serveApi() },
  )
  expect(JSON.parse(stdout)).toEqual(['a b', '--help'])
})

test('what the project has installed is found first', async () => {
  const cwd = await temporaryFolder()
  const folder = join(cwd, 'node_modules', '.bin')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'tool'), '#!/bin/sh\necho the tool\n', { mode: 0o755 })
  const { stdout } = await runHangar(['twilio', '--', 'tool'], { env: await serveApi(), cwd })
  expect(stdout).toBe('the tool\n')
})

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s reaches the command',
  async (signal) => {
    const program = `process.on('${signal}', () => { console.log('ends'); process.exit(3) });
    setInterval(() => {}, 1000); console.log('ready')`
    const running = startHangar(['twilio', '--', process.execPath, '-e', program], {
      env: await serveApi(),
    })
    await running.said('ready')
    running.process.kill(signal)
    expect(await running.ended).toMatchObject({ code: 3, stdout: 'ready\nends\n' })
  },
)

test('a command that is killed takes hangar along in the same way', async () => {
  const { code, signal } = await runHangar(
    ['twilio', '--', process.execPath, '-e', 'process.kill(process.pid, "SIGTERM")'],
    { env: await serveApi() },
  )
  expect({ code, signal }).toEqual({ code: null, signal: 'SIGTERM' })
})

test('the proxy and the file to trust are there for that command only', async () => {
  const expression = `(({ HTTP_PROXY, HTTPS_PROXY, http_proxy, https_proxy, NO_PROXY,
    NODE_EXTRA_CA_CERTS }) => ({ same: new Set([HTTP_PROXY, HTTPS_PROXY, http_proxy, https_proxy]).size,
    proxy: HTTP_PROXY, NO_PROXY, file: NODE_EXTRA_CA_CERTS,
    mode: (require('fs').statSync(require('path').dirname(NODE_EXTRA_CA_CERTS)).mode & 0o777).toString(8),
    text: require('fs').readFileSync(NODE_EXTRA_CA_CERTS, 'utf8') }))(process.env)`
  const { stdout } = await runHangar(['twilio', '--', ...printing(expression)], {
    env: { ...(await serveApi()), NO_PROXY: 'internal.example' },
  })
  const seen = JSON.parse(stdout) as Record<string, string>
  expect(seen).toMatchObject({
    same: 1,
    proxy: expect.stringMatching(/^http:\/\/hangar:\w{32}@127\.0\.0\.1:\d+$/),
    NO_PROXY: 'internal.example,localhost,127.0.0.1,::1',
    mode: '700',
  })
  expect(seen.text).toMatch(/BEGIN CERTIFICATE/)
  expect(seen.text).not.toMatch(/PRIVATE/)
  expect(existsSync(seen.file ?? '')).toBe(false)
  await expect(fetch((seen.proxy ?? '').replace(/hangar:\w+@/, ''))).rejects.toThrow(/fetch/)
})

test('certificates that the user trusts besides stay trusted', async () => {
  const file = join(await temporaryFolder(), 'own.pem')
  const { certificate } = await createAuthority()
  await writeFile(file, certificate)
  const expression = `require('fs').readFileSync(process.env.NODE_EXTRA_CA_CERTS, 'utf8')`
  const { stdout } = await runHangar(['twilio', '--', ...printing(expression)], {
    env: { ...(await serveApi()), NODE_EXTRA_CA_CERTS: file },
  })
  expect(stdout.match(/BEGIN CERTIFICATE/g)).toHaveLength(2)
  expect(JSON.parse(stdout)).toContain(certificate.trim())
})

const ACCOUNT_VARIABLES = [
  'TWILIO_ACCOUNT_SID',
  'TWILIO_AUTH_TOKEN',
  'TWILIO_API_KEY',
  'ACCOUNT_SID',
  'AUTH_TOKEN',
]
const hangars = [ACCOUNT, TOKEN, null, ACCOUNT, TOKEN]

test.each([
  ['HANGAR_* are given to the command in Twilio’s names', KNOWN, hangars],
  [
    'HANGAR_* win over an account at Twilio, whose token is not for Hangar',
    { ...KNOWN, TWILIO_ACCOUNT_SID: 'ACx', TWILIO_API_KEY: 'SKx', TWILIO_AUTH_TOKEN: 'y' },
    hangars,
  ],
  [
    'without them the user’s own are left alone',
    { TWILIO_ACCOUNT_SID: 'ACx', TWILIO_AUTH_TOKEN: 'y' },
    ['ACx', 'y', null, null, null],
  ],
  ['without any there are none', {}, [null, null, null, null, null]],
])('%s', async (_title, given, expected) => {
  const { stdout, stderr } = await runHangar(
    [
      'twilio',
      '--',
      ...printing(
        `${JSON.stringify(ACCOUNT_VARIABLES)}.map((name) => process.env[name] ?? null)`,
      ),
    ],
    { env: { ...(await serveApi()), ...given } },
  )
  expect(JSON.parse(stdout)).toEqual(expected)
  expect(stderr).toBe('')
})

test('on the same machine the account is that of the data folder', async () => {
  const folder = await temporaryFolder()
  const kept = { account_sid: ACCOUNT, auth_token: TOKEN, session_secret: 'x'.repeat(32) }
  await writeFile(join(folder, 'credentials.json'), JSON.stringify(kept))
  const { stdout } = await runHangar(
    ['twilio', '--', ...printing('process.env.TWILIO_AUTH_TOKEN')],
    { env: { ...(await serveApi()), HANGAR_DATA: folder } },
  )
  expect(JSON.parse(stdout)).toBe(TOKEN)
})

test('a Hangar behind TLS is called by its own name, which its proxy knows', async () => {
  const authority = await createAuthority()
  const file = join(await temporaryFolder(), 'ca.pem')
  await writeFile(file, authority.certificate)
  const hosts: string[] = []
  const url = await serveSecurely(authority, ({ headers }, response) => {
    hosts.push([headers.host, headers['x-forwarded-proto']].join(' '))
    response.end('{"services":[]}')
  })
  const { code, stdout, stderr } = await runHangar(
    [
      'twilio',
      '--',
      ...printing(
        `fetch('https://serverless.twilio.com/v1/Services').then((answer) => answer.json())`,
      ),
    ],
    { env: { HANGAR_URL: url.origin, NODE_EXTRA_CA_CERTS: file } },
  )
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '{"services":[]}\n', stderr: '' })
  expect(hosts).toEqual([`${url.host} `, `${url.host} https`])
})

test('one hangar twilio may run in another', async () => {
  const env = { ...(await serveApi()), ...KNOWN }
  const script = `fetch('https://serverless.twilio.com/v1/Services').then(({ status }) => status)`
  const hangar = fileURLToPath(new URL('hangar.mjs', import.meta.url))
  const inner = [process.execPath, hangar, 'twilio', '--', ...printing(script)]
  expect(await runHangar(['twilio', '--', ...inner], { env })).toMatchObject({
    code: 0,
    stdout: '401\n',
  })
})

test('whoever is refused later is told whose credentials are wanted', async () => {
  // Node's own fetch, which takes the proxy of the environment.
  const { code, stdout, stderr } = await runHangar(
    [
      'twilio',
      '--',
      ...printing(
        `fetch('https://serverless.twilio.com/v1/Services').then(({ status }) => status)`,
      ),
    ],
    { env: await serveApi() },
  )
  expect({ code, stdout }).toEqual({ code: 0, stdout: '401\n' })
  expect(stderr).toMatch(/refused the credentials that the command sent/)
})
