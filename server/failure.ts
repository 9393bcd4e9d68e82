import { ERRORS, moreInfo, type ErrorBody, type ErrorName } from '../contract/errors.ts'

/**
 * Thrown where a request cannot be done; becomes the one error answer of the closed table.
 * `message` says what happened in this very case; without it the table's title does.
 */
export class Failure extends Error {
  readonly entry: ErrorName
  readonly headers: Record<string, string>
  constructor(entry: ErrorName, message?: string, headers: Record<string, string> = {}) {
    super(message ?? `${ERRORS[entry].title}. ${ERRORS[entry].remedy}`)
    this.name = 'Failure'
    this.entry = entry
    this.headers = headers
  }

  /** The HTTP status of the table's entry. */
  get status() {
    return ERRORS[this.entry].status
  }

  /** The JSON body of the answer. */
  get body(): ErrorBody {
    const { code, status } = ERRORS[this.entry]
    return { code, message: this.message, more_info: moreInfo(code), status }
  }
}
