// `npm run dev:server`: the real server, and Vite with hot reload in front of it. One process,
// so that one Ctrl-C ends both. Changes below server/ need a new start.
import { createServer } from 'vite'
import { banner } from '../server/banner.node.ts'
import { ConfigProblems, readConfig } from '../server/config.node.ts'
import { openHangar } from '../server/home.node.ts'
import { openLog } from '../server/node-home/log.node.ts'
import { closeOnSignal } from '../server/node-home/signals.node.ts'
import { StartProblem } from '../server/node-home/start-problem.node.ts'

process.umask(0o077)

try {
  const log = openLog()
  const hangar = await openHangar(readConfig(process.env), { log })
  // vite.config.ts proxies /api there, with the browser's own Host, so cookies and Origin fit.
  process.env.HANGAR_DEV_API = hangar.consoleUrl
  // The mock's virtual module does not exist in this mode; Vite's scan must not look for it.
  const vite = await createServer({ optimizeDeps: { exclude: ['virtual:msw'] } })
  await vite.listen()
  closeOnSignal(async () => {
    await vite.close()
    await hangar.close()
  }, log)
  const origin = vite.resolvedUrls?.local[0] ?? 'http://127.0.0.1:5173/'
  const signInUrl = new URL(`/sign-in${new URL(hangar.signInUrl).hash}`, origin).href
  process.stdout.write(banner({ ...hangar, signInUrl }))
} catch (error) {
  const known = error instanceof ConfigProblems || error instanceof StartProblem
  console.error(known ? error.message : error)
  process.exit(1)
}
