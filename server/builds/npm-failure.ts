import { z } from 'zod'
import { InstallFailed } from './installer.ts'

const reportSchema = z.object({
  error: z.object({
    // A number where a command that npm ran has failed: the code it ended with.
    code: z.union([z.string(), z.number()]).nullish(),
    summary: z.string().default(''),
    detail: z.string().default(''),
  }),
})

const LONGEST = 500
const UNREACHABLE =
  /^(?:ECONN\w+|ENOTFOUND|EAI_AGAIN|E\w*TIMEDOUT|ENETUNREACH|EHOSTUNREACH|E5\d\d)$/

/** npm does not say of which package, or whose dependency it is. */
const FOREIGN =
  'A package depends on something that no npm registry has: a repository, a folder, a file or a URL. ' +
  'Hangar installs packages of a registry only, for others could reach into the server: leave out what depends on it.'

/** Why npm failed, in words for who asked for the packages; `stdout` is that of `npm --json`. */
export function explainNpm(stdout: string): InstallFailed {
  const { code, summary, detail } = readReport(stdout)
  return new InstallFailed(sentence(code, summary, detail).slice(0, LONGEST))
}

function sentence(code: string, summary: string, detail: string): string {
  const asked = /resource '([^']+)'/.exec(detail)?.[1] ?? / for (\S+?)\.?$/.exec(summary)?.[1]
  const [name, version] = splitSpec(asked ?? 'that name')
  const [first = ''] = summary.split('\n')
  if (code.startsWith('EALLOW')) return FOREIGN
  if (code === 'E404') {
    return `The registry has no package ${name} that may be read. Check its name, and that the server may read it if it is private.`
  }
  if (code === 'ETARGET') {
    return `No version of ${name} fits ${version}. Ask for one that the registry has.`
  }
  if (code === 'E401' || code === 'E403') {
    return `The registry refuses the packages (${first}). Give the server's npm the token it needs.`
  }
  if (code === 'ERESOLVE') {
    return `The packages do not fit together: ${first}. ${detail.split('\n').slice(0, 6).join(' ')}`
  }
  if (code === 'ENOSPC')
    return 'The disk of the server is full. Free some space and build again.'
  if (UNREACHABLE.test(code)) {
    return `The npm registry cannot be reached (${code}): ${first}. Check the server's network and npm's registry setting, then build again.`
  }
  return first === ''
    ? 'npm failed and did not say why. Build again, and try the packages with npm on the server.'
    : `npm could not install the packages${code ? ` (${code})` : ''}: ${first}`
}

function readReport(stdout: string): { code: string; summary: string; detail: string } {
  try {
    const { error } = reportSchema.parse(JSON.parse(stdout.slice(stdout.indexOf('{'))))
    return { ...error, code: String(error.code ?? '') }
  } catch {
    return { code: '', summary: '', detail: '' }
  }
}

/** `@scope/name@^1.0.0` as name and version. */
function splitSpec(spec: string): [name: string, version: string] {
  const at = spec.indexOf('@', 1)
  return at === -1 ? [spec, '*'] : [spec.slice(0, at), spec.slice(at + 1)]
}
