/** A request to a Function, as the platform took it. */
export interface Invocation {
  environmentSid: string
  /** The Function's resource SID; its live version runs. */
  functionSid: string
  /** `RQ…`, under which its lines are logged. */
  requestSid: string
  method: string
  /** Path and query as they came, e.g. `/sms/reply?a=1`. */
  target: string
  /** In the order they came; names in lower case. */
  headers: [name: string, value: string][]
  /** At most 1 MiB. */
  body: Uint8Array
}

/** What a Function answered, ready for the wire. */
export interface FunctionAnswer {
  status: number
  headers: [name: string, value: string][]
  body: Uint8Array
}

/** Thrown by invoke when as many Functions run as may at once, and as many wait. */
export class FunctionsBusy extends Error {
  constructor() {
    super('too many Functions are running at once')
    this.name = 'FunctionsBusy'
  }
}

/**
 * Runs Functions. A Function that throws, runs out of time or memory, or ends its process is an
 * answer too (status 500 or 504, and a log line that says why), as with Twilio.
 */
export interface FunctionHost {
  /** Resolves null when the Function is not live. Throws FunctionsBusy. */
  invoke(invocation: Invocation): Promise<FunctionAnswer | null>
  close(): Promise<void>
}
