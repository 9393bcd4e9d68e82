import type { Logger } from './log.node.ts'

/**
 * On Ctrl-C in `npm start` the signal comes twice, from the terminal and from npm; only what
 * comes later than that is someone's impatience.
 */
const ECHO = 500

/** On SIGTERM or SIGINT closes and exits with 0; a second signal exits at once. */
export function closeOnSignal(close: () => Promise<void>, log: Logger): void {
  let since: number | null = null

  async function closeAndExit(): Promise<void> {
    try {
      await close()
      process.exit(0)
    } catch (error) {
      log.fatal({ err: error }, 'Hangar could not close cleanly')
      process.exit(1)
    }
  }

  function onSignal(signal: NodeJS.Signals): void {
    if (since === null) {
      since = performance.now()
      void closeAndExit()
    } else if (performance.now() - since > ECHO) {
      process.exit(signal === 'SIGINT' ? 130 : 143)
    }
  }

  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}
