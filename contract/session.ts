import { z } from '@hono/zod-openapi'
import { sidSchema } from './sids.ts'

/** Two ways in: the one-time token of the sign-in link, or the account's own credentials. */
export const signInSchema = z
  .union([
    z.object({ token: z.string().min(1) }),
    z.object({ account_sid: z.string().min(1), auth_token: z.string().min(1) }),
  ])
  .openapi('SignIn')

/** Who is signed in, and what the console must know before its first upload. */
export const sessionSchema = z
  .object({
    account_sid: sidSchema('account'),
    max_asset_bytes: z.int().positive(),
    /** False in the mock, where Functions are only kept and edited. */
    runs_functions: z.boolean(),
    version: z.string(),
  })
  .openapi('Session')

export const healthSchema = z
  .object({ status: z.literal('ok'), version: z.string() })
  .openapi('Health')

export type SignIn = z.infer<typeof signInSchema>
export type Session = z.infer<typeof sessionSchema>
