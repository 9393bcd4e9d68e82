import { z } from '@hono/zod-openapi'
import { packageNameProblem, packageVersionProblem } from './dependency-rules.ts'
import { LIMITS } from './limits.ts'

const checkedBy = (problemOf: (text: string) => string | null) =>
  z.string().superRefine((text, context) => {
    const message = problemOf(text)
    if (message) context.addIssue({ code: 'custom', message })
  })

/** An npm package a Build depends on: `version` is a version, a range or a tag. */
export const dependencySchema = z
  .object({
    name: checkedBy(packageNameProblem),
    version: checkedBy(packageVersionProblem),
  })
  .openapi('Dependency')

export const dependenciesSchema = z.array(dependencySchema).max(LIMITS.dependencies)

export type Dependency = z.infer<typeof dependencySchema>
