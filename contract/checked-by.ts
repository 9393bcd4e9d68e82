import { z } from '@hono/zod-openapi'

/** Text held to a rule that tells what is wrong with it; the console uses the rule itself. */
export const checkedBy = (problemOf: (text: string) => string | null) =>
  z.string().superRefine((text, context) => {
    const message = problemOf(text)
    if (message) context.addIssue({ code: 'custom', message })
  })
