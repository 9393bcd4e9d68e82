import { nearestName } from '../server/node-home/nearest-name.ts'
import { CommandProblem } from './problem.ts'

/** What was asked of `hangar`. */
export type Asked =
  | { task: 'help' }
  | { task: 'version' }
  | { task: 'twilio'; command: string; args: readonly string[] }

const COMMANDS = ['twilio', 'help'] as const

/** Reads what follows `hangar` on the command line. Throws CommandProblem (exit code 2). */
export function readArguments(given: readonly string[]): Asked {
  const [name = 'help', ...rest] = given
  switch (name) {
    case 'help':
    case '--help':
    case '-h':
      return { task: 'help' }
    case '--version':
    case '-v':
      return { task: 'version' }
    case 'twilio':
      return readTwilio(rest)
    default:
      throw misused(unknown(name))
  }
}

/** The `--` may be missing: npx is known to take one away. */
function readTwilio(given: readonly string[]): Asked {
  if (given[0] === '--help' || given[0] === '-h') return { task: 'help' }
  const [command, ...args] = given[0] === '--' ? given.slice(1) : given
  if (command?.startsWith('-')) {
    throw misused(`\`hangar twilio\` has no option ${command}; the command comes after --.`)
  }
  if (!command) {
    throw misused('Which command? For example: hangar twilio -- npx twilio-run deploy')
  }
  return { task: 'twilio', command, args }
}

function unknown(name: string): string {
  const nearest = nearestName(name, COMMANDS)
  return nearest
    ? `There is no command "${name}"; did you mean hangar ${nearest}?`
    : `There is no command "${name}"; hangar --help tells which there are.`
}

const misused = (message: string) => new CommandProblem(message, { exitCode: 2 })
