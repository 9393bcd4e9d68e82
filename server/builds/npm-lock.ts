import { z } from 'zod'
import type { Dependency } from '../../contract/dependencies.ts'

const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ version: z.string().optional() })),
})

/** What npm has chosen for the direct dependencies, by its package-lock.json. */
export function chosenVersions(lock: string, asked: readonly Dependency[]): Dependency[] {
  const { packages } = lockSchema.parse(JSON.parse(lock))
  return asked.map(({ name, version }) => ({
    name,
    version: packages[`node_modules/${name}`]?.version ?? version,
  }))
}
