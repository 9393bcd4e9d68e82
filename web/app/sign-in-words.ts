import { ERRORS } from '../../contract/errors.ts'
import { ApiError, messageOf } from '../api/errors.ts'

const refused = (error: unknown) =>
  error instanceof ApiError && error.code === ERRORS.not_authenticated.code

/** Why the one-time link did not sign in, and what to do. */
export const linkProblem = (error: unknown) =>
  refused(error)
    ? 'Each link works once and for a short time; this one was used already or has expired. Restart Hangar to get a new link, or sign in below with what is in credentials.json in Hangar’s data folder.'
    : messageOf(error)

/** Why the credentials did not sign in, and what to do. */
export const credentialsProblem = (error: unknown) =>
  refused(error)
    ? 'The account SID and auth token do not belong together. Copy both from credentials.json in Hangar’s data folder, or use those you set as HANGAR_ACCOUNT_SID and HANGAR_AUTH_TOKEN.'
    : messageOf(error)
