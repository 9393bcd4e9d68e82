// Before `npm start`: installs what is missing and builds the console when its sources are
// newer than dist/. Plain JavaScript without dependencies, since it runs under the Node that
// the system has, before the project's own is there.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What the built console is made of; tests and the mock are no part of it. */
const SOURCES = [
  'index.html',
  'vite.config.ts',
  'scripts/precompress.ts',
  'public',
  'web',
  'contract',
  'server/rules',
]
const LEFT_OUT = /\.test\.tsx?$|(^|[\\/])mock[\\/]/

if (modified('package-lock.json') > modified('node_modules/.package-lock.json')) {
  // `--include=dev`: the console is built here, also where NODE_ENV says production.
  npm('Installing…', 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error')
}
const newest = Math.max(modified('package-lock.json'), ...SOURCES.map(lastModified))
if (newest > modified('dist/index.html')) {
  npm('Building the console…', 'run', 'build', '--', '--logLevel=warn')
}

/** When a file was last written, in milliseconds; 0 when it is not there. */
function modified(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0
}

/** The newest file of a folder, or the file itself. */
function lastModified(path) {
  if (!existsSync(path) || !statSync(path).isDirectory()) return modified(path)
  const files = readdirSync(path, { recursive: true }).filter((file) => !LEFT_OUT.test(file))
  return Math.max(0, ...files.map((file) => modified(join(path, file))))
}

function npm(announcement, ...args) {
  console.log(announcement)
  const windows = process.platform === 'win32'
  const { status } = spawnSync('npm', args, { stdio: 'inherit', shell: windows })
  if (status === 0) return
  console.error(`\`npm ${args.join(' ')}\` failed; Hangar was not started.`)
  process.exit(status ?? 1)
}
