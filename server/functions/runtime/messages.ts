import type { LogLevel } from '../../../contract/logs.ts'

/** A file of the generation: what it is called for people, and where it lies. */
export interface PlacedFile {
  path: string
  /** Absolute. */
  file: string
}

/** The first message to a worker: all that its Functions run on. */
export interface Boot {
  type: 'boot'
  /** Absolute path of the generation's folder. */
  folder: string
  /** Absolute path of Hangar's own twilio package, for Functions that bring none. */
  twilioFolder: string
  /** The only folder that can be written to. */
  tempFolder: string
  variables: Record<string, string>
  credentials: { accountSid: string; authToken: string } | null
  domainName: string
  serviceSid: string
  environmentSid: string
  /** Live Functions of every visibility, and private assets. */
  functions: PlacedFile[]
  assets: PlacedFile[]
}

/** A request to a Function; the frame's body is the request's. */
export interface Run {
  type: 'run'
  requestSid: string
  handler: PlacedFile
  target: string
  /** Names in lower case. */
  headers: [name: string, value: string][]
}

/** What a worker says. Everything in it was possibly written by the Function itself. */
export type Said =
  | { type: 'ready' }
  | { type: 'log'; requestSid: string; level: LogLevel; message: string }
  /** The frame's body is the answer's. */
  | {
      type: 'answer'
      requestSid: string
      status: number
      headers: [name: string, value: string][]
    }
  /** The loop turned after an answer: the worker can take the next request. */
  | { type: 'idle'; requestSid: string }
  /** An error that nobody caught: the worker must not be used again. */
  | { type: 'broken' }
