import { banner } from './banner.node.ts'
import { ConfigProblems, readConfig } from './config.node.ts'
import { openHangar } from './home.node.ts'
import { openLog } from './node-home/log.node.ts'
import { closeOnSignal } from './node-home/signals.node.ts'
import { StartProblem } from './node-home/start-problem.node.ts'

// Private assets and credentials are nobody else's business on this machine.
process.umask(0o077)

const log = openLog()
try {
  const hangar = await openHangar(readConfig(process.env), { log })
  process.stdout.write(banner(hangar))
  closeOnSignal(() => hangar.close(), log)
} catch (error) {
  if (error instanceof ConfigProblems || error instanceof StartProblem) {
    process.stderr.write(`${error.message}\n`)
  } else {
    log.fatal({ err: error }, 'Hangar could not start')
  }
  process.exit(1)
}
