/**
 * Why a command cannot do what was asked, in sentences meant for the person at the terminal:
 * what is wrong and what to do. Everything else that is thrown is a mistake of Hangar's.
 */
export class CommandProblem extends Error {
  /** What the process exits with; as shells do it, 127 is a command that is not there. */
  readonly exitCode: number
  constructor(message: string, { exitCode = 1, ...options }: ErrorOptions & ExitCode = {}) {
    super(message, options)
    this.name = 'CommandProblem'
    this.exitCode = exitCode
  }
}

interface ExitCode {
  exitCode?: number
}
