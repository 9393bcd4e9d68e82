import { spawn } from 'node:child_process'

/** What asks a program to end; at a terminal, the first two go to all that run there. */
const SIGNALS = ['SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGHUP']
const OF_THE_TERMINAL = new Set(['SIGINT', 'SIGQUIT'])

/**
 * Runs a program with our own input and output, and passes signals on to it; see the types
 * beside this. Plain JavaScript, since hangar.mjs needs it under older Nodes.
 */
export function runProgram(command, args, env) {
  return new Promise((resolve, reject) => {
    // Windows starts what npm installs (`twilio-run.cmd`) only through its shell.
    const shell = process.platform === 'win32' && !command.endsWith('.exe')
    const child = spawn(command, args, { stdio: 'inherit', env, shell })
    // Twice the same Ctrl-C would count as impatience with many programs.
    const passOn = (signal) => {
      if (!(OF_THE_TERMINAL.has(signal) && process.stdin.isTTY)) child.kill(signal)
    }
    const letGo = () => SIGNALS.forEach((signal) => process.off(signal, passOn))
    SIGNALS.forEach((signal) => process.on(signal, passOn))
    child.once('error', (error) => {
      letGo()
      reject(error)
    })
    child.once('close', (code, signal) => {
      letGo()
      resolve({ code, signal })
    })
  })
}

/** Ends this process as another one has ended: by the same code or the same signal. */
export function endLike({ code, signal }) {
  if (signal === null) process.exitCode = code ?? 1
  else process.kill(process.pid, signal)
}
