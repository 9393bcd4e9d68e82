import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChildHangar } from '../../server/testing/child-hangar.node.ts'
import { getHosted } from '../../server/testing/child-requests.node.ts'
import { templateProject, type Project } from '../testing/project.node.ts'
import {
  startTool,
  endHangars,
  hangarForClients,
  runTool,
} from '../testing/twilio-tools.node.ts'

/** The command `twilio-run` as it comes from the registry, in a project of its template. */

const TWILIO_RUN = fileURLToPath(
  new URL('bin/twilio-run.js', import.meta.resolve('twilio-run/package.json')),
)

let hangar: ChildHangar
beforeAll(async () => {
  hangar = await hangarForClients()
})
afterAll(endHangars)

/** The project as its user leaves it: the account in `.env`, where twilio-run looks. */
async function projectWithAccount(name: string): Promise<Project> {
  const project = await templateProject(name)
  const { sid, token } = hangar.account
  await project.write('.env', `ACCOUNT_SID=${sid}\nAUTH_TOKEN=${token}\nGREETING=Hello\n`)
  return project
}

const twilioRun = (project: Project, ...args: string[]) =>
  runTool(hangar, [process.execPath, TWILIO_RUN, ...args], {
    cwd: project.folder,
    env: { FORCE_COLOR: '0', CI: 'true' },
  })

/** A run that must succeed; all that it said. */
async function succeed(project: Project, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await twilioRun(project, ...args)
  expect({ code, said: code === 0 ? '' : stdout + stderr }).toEqual({ code: 0, said: '' })
  return stdout + stderr
}

/** What it says where nobody looks: without colours, in columns. */
const domainIn = (said: string) => /^domain\s+(\S+)/m.exec(said)?.[1] ?? 'none'
const buildIn = (said: string) => /ZB[0-9a-f]{32}/.exec(said)?.[0]
const textAt = async (url: string) => (await getHosted(url)).bytes.toString()

test('deploy, list, logs, promote and env, as in Twilio’s own docs', async () => {
  const project = await projectWithAccount('by-twilio-run')
  await project.write(
    'functions/greet.js',
    `exports.handler = (context, event, callback) => {
      console.log('greeted')
      callback(null, context.GREETING + ' from ' + Object.keys(context).includes('AUTH_TOKEN'))
    }`,
  )
  const said = await succeed(project, 'deploy')
  expect(said).toMatch(/successfully deployed/)
  expect(said).toMatch(/^private\s+\/message\.js/m)
  const domain = domainIn(said)
  expect(domain).toMatch(/^by-twilio-run-\d{4}-dev\.localhost:\d+$/)
  expect(said).toContain(`https://${domain}/hello-world`)
  expect(await textAt(`http://${domain}/hello-world`)).toContain('Hello World!')
  expect(await textAt(`http://${domain}/private-message`)).toContain('This is private!')
  expect(await textAt(`http://${domain}/greet`)).toBe('Hello from true')

  const services = await succeed(project, 'list', 'services')
  expect(services).toContain('by-twilio-run')
  const listed = await succeed(
    project,
    'list',
    'functions,assets,variables,environments,builds',
  )
  for (const name of ['/private-message', '/sms/reply', '/message.js', 'GREETING', domain]) {
    expect(listed).toContain(name)
  }
  expect(listed).not.toContain(hangar.account.token)
  expect(await succeed(project, 'logs')).toMatch(/\[info\]\[[^\]]+\]: greeted/i)

  const promoted = await succeed(
    project,
    'promote',
    '--from=dev',
    '--production',
    '--create-environment',
  )
  const production = domain.replace('-dev', '')
  expect(promoted).toContain(production)
  expect(await textAt(`http://${production}/private-message`)).toContain('This is private!')
  const again = await twilioRun(project, 'promote', '--from=dev', '--production')
  expect(again.code).toBe(1)
  expect(again.stdout + again.stderr).toMatch(/already live/)

  await succeed(project, 'env', 'set', '--key=GREETING', '--value=Goodbye')
  expect(await succeed(project, 'env', 'get', '--key=GREETING')).toContain('Goodbye')
  expect(await textAt(`http://${domain}/greet`)).toBe('Goodbye from true')
  await succeed(project, 'env', 'unset', '--key=GREETING')
  expect(await succeed(project, 'env', 'list')).not.toContain('GREETING')
  await succeed(project, 'env', 'import')
  expect(await succeed(project, 'env', 'list')).toContain('GREETING')
})

test('the second deploy goes to where the first went, by .twiliodeployinfo', async () => {
  const project = await projectWithAccount('twice')
  const first = await succeed(project, 'deploy')
  const info = JSON.parse((await project.read('.twiliodeployinfo')).toString()) as object
  expect(info).toEqual({
    [`${hangar.account.sid}:us1`]: {
      serviceSid: expect.stringMatching(/^ZS[0-9a-f]{32}$/),
      latestBuild: buildIn(first),
    },
  })
  await project.write('assets/new.txt', 'new')
  const second = await succeed(project, 'deploy')
  expect(domainIn(second)).toBe(domainIn(first))
  expect(buildIn(second)).not.toBe(buildIn(first))
  expect(await textAt(`http://${domainIn(second)}/new.txt`)).toBe('new')
})

test('no secret need be in a file: empty lines of .env are filled by hangar', async () => {
  const project = await templateProject('no-secret')
  await project.write('.env', 'ACCOUNT_SID=\nAUTH_TOKEN=\n')
  const said = await succeed(project, 'deploy', '--env', '.env', '--load-system-env')
  expect(await textAt(`http://${domainIn(said)}/hello-world`)).toContain('Hello World!')
  expect(said).not.toContain(hangar.account.token)
})

test('another account’s credentials are told apart from a mistake of Hangar’s', async () => {
  const project = await templateProject('foreign')
  await project.write('.env', `ACCOUNT_SID=AC${'9'.repeat(32)}\nAUTH_TOKEN=at-twilio\n`)
  const { code, stderr } = await twilioRun(project, 'deploy')
  expect(code).toBe(1)
  expect(stderr).toMatch(/hangar: .*refused the credentials that the command sent.*\.env/)
})

test('logs --tail shows what is written from now on', async () => {
  const project = await projectWithAccount('tailing')
  await project.write(
    'functions/speak.js',
    `exports.handler = (context, event, callback) => {
      console.log('heard: ' + event.what)
      callback(null, 'spoken')
    }`,
  )
  const domain = domainIn(await succeed(project, 'deploy'))
  const command = [process.execPath, TWILIO_RUN, 'logs', '--tail']
  const tail = startTool(hangar, command, { cwd: project.folder })
  expect(await textAt(`http://${domain}/speak?what=one`)).toBe('spoken')
  await tail.said('heard: one')
  expect(await textAt(`http://${domain}/speak?what=two`)).toBe('spoken')
  await tail.said('heard: two')
  tail.process.kill('SIGINT')
  await tail.ended
})
