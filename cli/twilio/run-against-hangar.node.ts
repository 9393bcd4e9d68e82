import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { errorCode } from '../../server/node-home/error-code.ts'
import { CommandProblem } from '../problem.ts'
import { runProgram, type ProgramEnd } from '../run-program.mjs'
import { findAccount } from './account.node.ts'
import { createAuthority } from './authority.node.ts'
import { childEnvironment, type Env } from './child-environment.ts'
import { checkHangar, readHangarUrl } from './find-hangar.node.ts'
import { observe } from './observer.ts'
import { startProxy } from './proxy.node.ts'
import { readParents } from './upstream.ts'

export interface Program {
  command: string
  args: readonly string[]
}

/**
 * Runs a command so that what it says to Twilio's Serverless API goes to Hangar, and gives how
 * it ended. Throws CommandProblem when there is no Hangar or no such command.
 */
export async function runAgainstHangar(program: Program, env: Env): Promise<ProgramEnd> {
  const hangar = readHangarUrl(env)
  const account = await findAccount(env, hangar)
  await checkHangar(hangar, account)
  const authority = await createAuthority()
  const observer = observe(hangar)
  const proxy = await startProxy({ hangar, authority, parents: readParents(env), observer })
  const folder = await mkdtemp(join(tmpdir(), 'hangar-twilio-'))
  try {
    const caFile = join(folder, 'ca.pem')
    await writeFile(caFile, (await userCertificates(env)) + authority.certificate, {
      mode: 0o600,
    })
    const detour = childEnvironment(env, { proxyUrl: proxy.url, caFile, account })
    return await start(program, { ...detour, PATH: searchPath(env) })
  } finally {
    proxy.close()
    await rm(folder, { recursive: true, force: true })
    for (const hint of observer.hints()) process.stderr.write(`hangar: ${hint}\n`)
  }
}

/** Those that NODE_EXTRA_CA_CERTS names already: there is only one such file. */
async function userCertificates({ NODE_EXTRA_CA_CERTS: file }: Env): Promise<string> {
  if (!file) return ''
  try {
    return `${await readFile(file, 'utf8')}\n`
  } catch (cause) {
    throw new CommandProblem(
      `NODE_EXTRA_CA_CERTS names ${file}, which cannot be read (${errorCode(cause)}).`,
      { cause },
    )
  }
}

/** With what the project has installed in front, as npx does it. */
const searchPath = ({ PATH = '' }: Env) =>
  [resolve('node_modules', '.bin'), PATH].join(delimiter)

async function start({ command, args }: Program, env: Env): Promise<ProgramEnd> {
  try {
    return await runProgram(command, args, env)
  } catch (cause) {
    throw cannotStart(command, cause)
  }
}

function cannotStart(command: string, cause: unknown): CommandProblem {
  if (errorCode(cause) === 'ENOENT') {
    const message =
      `There is no command "${command}". Install it, or put npx in front: ` +
      `hangar twilio -- npx ${command}`
    return new CommandProblem(message, { cause, exitCode: 127 })
  }
  const message = `"${command}" cannot be run (${errorCode(cause)}).`
  return new CommandProblem(message, { cause, exitCode: 126 })
}
