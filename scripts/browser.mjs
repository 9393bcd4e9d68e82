// Finds a Chromium for the end-to-end tests, and installs one where there is none. Runs before
// `npm test`; playwright.config.ts asks it where the browser is.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const INSTALL_LIMIT = 5 * 60 * 1000

/** Path of the browser to use, or undefined when there is none yet. */
export function find() {
  return candidates().find((path) => existsSync(path))
}

/** In order of trust: what the user names, what Playwright was made for, what there is. */
function candidates() {
  const { chromium } = createRequire(import.meta.url)('@playwright/test')
  return [
    process.env.E2E_CHROMIUM,
    chromium.executablePath(),
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    `${process.env.PROGRAMFILES ?? 'C:\\Program Files'}\\Google\\Chrome\\Application\\chrome.exe`,
  ].filter(Boolean)
}

/** Path of a browser; installs it first if need be. Throws when that cannot be done. */
function ensure() {
  if (process.env.E2E_CHROMIUM && !existsSync(process.env.E2E_CHROMIUM)) {
    throw new Error(`E2E_CHROMIUM names ${process.env.E2E_CHROMIUM}, which is not there.`)
  }
  if (!find()) run('npx', ['playwright', 'install', 'chromium'])
  if (!find() && canUseApt()) {
    run('apt-get', ['update', '-q'])
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'])
  }
  const browser = find()
  if (browser) return browser
  throw new Error(
    'No Chromium was found and none could be installed, so the end-to-end tests cannot run. ' +
      'Install Chromium or Chrome, or set E2E_CHROMIUM=/path/to/chromium.',
  )
}

function canUseApt() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

function run(command, args) {
  spawnSync(command, args, {
    stdio: 'inherit',
    timeout: INSTALL_LIMIT,
    shell: process.platform === 'win32',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(`browser: ${ensure()}`)
  } catch (error) {
    console.error(error.message)
    process.exit(1)
  }
}
