// Fails when the lockfile misses a platform package, so that `npm ci` works on every platform.
import { readFileSync } from 'node:fs'

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const present = new Set(Object.keys(packages).map((key) => key.split('node_modules/').at(-1)))
const missing = Object.entries(packages).flatMap(([key, { version, optionalDependencies }]) =>
  Object.keys(optionalDependencies ?? {})
    .filter((name) => !present.has(name))
    .map((name) => `${key || 'package.json'}@${version} lacks ${name}`),
)
if (missing.length > 0) {
  console.error(`The lockfile is incomplete; pin a version whose platform packages all exist:`)
  console.error(missing.join('\n'))
  process.exit(1)
}
console.log(`lockfile complete: ${present.size - 1} packages`)
