import { z } from '@hono/zod-openapi'
import { LIMITS } from './limits.ts'

/** An npm package a Build depends on: `version` is a version, a range or a tag. */
export const dependencySchema = z
  .object({
    // npm's own rule for names, https://docs.npmjs.com/cli/configuring-npm/package-json#name
    name: z
      .string()
      .max(214)
      .regex(
        /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/i,
        'must be the name of an npm package',
      ),
    // Files, folders, repositories and URLs are no packages of a registry: they could be anything.
    version: z
      .string()
      .max(100)
      .regex(/^[\w.\-+*^~<>=| ]*$/, 'must be a version, a range or a tag'),
  })
  .openapi('Dependency')

export const dependenciesSchema = z.array(dependencySchema).max(LIMITS.dependencies)

export type Dependency = z.infer<typeof dependencySchema>
