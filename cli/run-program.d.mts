/** How a program has ended: by a code of its own, or by a signal. */
export interface ProgramEnd {
  code: number | null
  signal: NodeJS.Signals | null
}

/**
 * Runs a program with our own stdin, stdout and stderr, and passes signals on to it. Resolves
 * when it has ended; rejects when it cannot be started (`ENOENT`: no such command).
 */
export function runProgram(
  command: string,
  args: readonly string[],
  env: Record<string, string | undefined>,
): Promise<ProgramEnd>

/** Ends this process as another one has ended: by the same code or the same signal. */
export function endLike(end: ProgramEnd): void
