import { z } from '@hono/zod-openapi'
import { checkedBy } from './checked-by.ts'
import { packageNameProblem, packageVersionProblem } from './dependency-rules.ts'
import { LIMITS } from './limits.ts'

/** An npm package a Build depends on: `version` is a version, a range or a tag. */
export const dependencySchema = z
  .object({
    name: checkedBy(packageNameProblem),
    version: checkedBy(packageVersionProblem),
  })
  .openapi('Dependency')

export const dependenciesSchema = z.array(dependencySchema).max(LIMITS.dependencies)

export type Dependency = z.infer<typeof dependencySchema>
