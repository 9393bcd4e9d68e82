import { answerOf, answerOfError, answerOfText, type Answer } from './answer.node.ts'
import { log, within, type Call } from './call.node.ts'
import { BadBody, eventOf } from './event.node.ts'
import { say } from './link.node.ts'
import type { PlacedFile, Run } from './messages.ts'

/** What a handler is run with. */
export interface Stage {
  load: (file: string) => unknown
  contextFor: (handler: PlacedFile) => object
  isTwiml: (value: unknown) => boolean
  stackOf: (error: unknown) => string
}

type Handler = (context: object, event: object, callback: Callback) => unknown
type Callback = (error?: unknown, payload?: unknown) => void

/** Runs a handler once. What becomes of it is said to the host, now or later. */
export function runHandler(stage: Stage, call: Call, run: Run, body: Buffer): void {
  const callback: Callback = (error, payload) => {
    if (call.answered)
      return log('warning', 'callback() was called again; once is enough.', call)
    if (error) return fail(stage, call, error)
    try {
      answer(call, answerOf(payload, stage.isTwiml))
    } catch (problem) {
      fail(stage, call, problem)
    }
  }
  within(call, () => {
    try {
      const handler = handlerOf(stage.load(run.handler.file), run.handler)
      const result = handler(stage.contextFor(run.handler), eventOf(run, body), callback)
      // An async handler answers by its callback; only its failure is looked at.
      Promise.resolve(result).catch((error: unknown) => fail(stage, call, error))
    } catch (error) {
      if (error instanceof BadBody) refuse(call, error)
      else fail(stage, call, error)
    }
  })
}

/** The handler is not asked about such a request; its developer reads why. */
function refuse(call: Call, { message }: BadBody): void {
  log('warning', `${message} It was answered with 400.`, call)
  answer(call, answerOfText(400, `${message}\n`))
}

/** Logs an error and, if nothing was answered yet, answers with it. */
export function fail(stage: Pick<Stage, 'stackOf'>, call: Call, error: unknown): void {
  log('error', stage.stackOf(error), call)
  if (call.answered) return
  try {
    answer(call, answerOfError(error))
  } catch {
    // What was thrown cannot be shown, or is larger than an answer may be.
    answer(call, answerOfText(500, 'The Function failed; its log says why.\n'))
  }
}

function answer(call: Call, { status, headers, body }: Answer): void {
  const { requestSid } = call
  call.answered = true
  say({ type: 'answer', requestSid, status, headers }, body)
  // What the handler still does at once belongs to this request, not to the next one.
  setImmediate(() => say({ type: 'idle', requestSid }))
}

function handlerOf(module: unknown, { path }: PlacedFile): Handler {
  const handler: unknown =
    typeof module === 'object' && module !== null ? Reflect.get(module, 'handler') : undefined
  if (isHandler(handler)) return handler
  throw new Error(`${path} exports no handler: it must set exports.handler to a function.`)
}

const isHandler = (value: unknown): value is Handler => typeof value === 'function'
