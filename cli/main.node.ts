import packageJson from '../package.json' with { type: 'json' }
import { readArguments } from './arguments.ts'
import { HELP } from './help.ts'
import { CommandProblem } from './problem.ts'
import { endLike, type ProgramEnd } from './run-program.mjs'

async function run(given: readonly string[]): Promise<ProgramEnd> {
  const asked = readArguments(given)
  if (asked.task === 'twilio') {
    const { runAgainstHangar } = await import('./twilio/run-against-hangar.node.ts')
    return runAgainstHangar(asked, process.env)
  }
  process.stdout.write(asked.task === 'help' ? HELP : `${packageJson.version}\n`)
  return { code: 0, signal: null }
}

try {
  endLike(await run(process.argv.slice(2)))
} catch (error) {
  if (!(error instanceof CommandProblem)) throw error
  process.stderr.write(`hangar: ${error.message}\n`)
  process.exitCode = error.exitCode
}
