import type { ErrorBody } from '../../contract/errors.ts'

/** The server answered, and said no. `code` is null when the answer is not Hangar's own. */
export class ApiError extends Error {
  readonly code: number | null
  readonly status: number
  /** Where the console explains the code; a path of the console. */
  readonly moreInfo: string | null

  constructor(body: Omit<ErrorBody, 'code' | 'more_info'> & Partial<ErrorBody>) {
    super(body.message)
    this.name = 'ApiError'
    this.code = body.code ?? null
    this.status = body.status
    this.moreInfo = body.more_info ?? null
  }
}

/** No answer came from Hangar: it is down, the network is, or a proxy found nobody behind it. */
export class Unreachable extends Error {
  constructor(options?: ErrorOptions) {
    super('Hangar can’t be reached. Check that it is running and try again.', options)
    this.name = 'Unreachable'
  }
}

/** How what could not be loaded is told of at its own place. */
export function loadProblemOf(error: unknown): { tone: 'neutral' | 'error'; message: string } {
  // The app's notice says that Hangar can't be reached; all is fetched anew once it can.
  return error instanceof Unreachable
    ? { tone: 'neutral', message: 'This appears as soon as Hangar answers.' }
    : { tone: 'error', message: messageOf(error) }
}

/** Whether what was asked for does not exist. */
export const isNotFound = (error: unknown) => error instanceof ApiError && error.status === 404

// What a proxy answers in the place of a server that is down.
const GATEWAY_STATUSES = [502, 503, 504]

/**
 * The error of an answer outside 2xx, from its status and body text. Read by hand: zod would
 * be the largest part of the console's first load.
 */
export function errorFrom(status: number, text: string): ApiError | Unreachable {
  const body = readBody(text)
  if (body) return new ApiError({ ...body, status })
  if (GATEWAY_STATUSES.includes(status)) return new Unreachable()
  const message = `The server answered ${status} and gave no reason. Try again; if it goes on, look into the server’s log.`
  return new ApiError({ message, status })
}

/** A whole sentence for people, whatever was thrown. */
export function messageOf(error: unknown): string {
  if (error instanceof ApiError || error instanceof Unreachable) return error.message
  const detail = error instanceof Error ? error.message : String(error)
  return `The console made a mistake (${detail}). Reload the page and try again.`
}

function readBody(text: string): Omit<ErrorBody, 'status'> | null {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof body !== 'object' || body === null) return null
  const { code, message, more_info } = body as Partial<Record<keyof ErrorBody, unknown>>
  if (typeof code !== 'number' || typeof message !== 'string') return null
  return { code, message, more_info: typeof more_info === 'string' ? more_info : '' }
}
