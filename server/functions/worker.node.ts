import type { ChildProcess } from 'node:child_process'
import { Socket } from 'node:net'
import type { LogLevel } from '../../contract/logs.ts'
import { LineBounds } from './line-bounds.ts'
import type { FunctionAnswer } from './port.ts'
import { encodeFrame, FrameReader } from './runtime/frames.node.ts'
import type { Boot, Run, Said } from './runtime/messages.ts'
import { readSaid } from './said.ts'
import { LARGEST_FRAME, spawnWorker, type WorkerProcessOptions } from './worker-process.node.ts'

/** How a run ended: with an answer, or with the worker. */
export type Outcome =
  | { answer: FunctionAnswer }
  | { ended: 'timeout' | 'memory' | 'exit'; detail: string }

/** Hears the lines that runs write, some of them after their answer. */
export type OnLine = (requestSid: string, level: LogLevel, message: string) => void

/** How long a worker may take to start, and its loop to turn after an answer. */
const START_LIMIT = 10_000
const TURN_LIMIT = 250
/** What is kept of the last words of a process; V8 tells why it crashed, and then a long stack. */
const LAST_WORDS = 16 * 1024

interface Pending {
  requestSid: string
  answer: FunctionAnswer | null
  timer: NodeJS.Timeout
  settle: (outcome: Outcome) => void
}

/**
 * One worker process, for one run at a time. Nothing that it says is believed further than its
 * own Functions could go anyway.
 */
export class Worker {
  readonly #process: ChildProcess
  readonly #input: Socket
  readonly #onLine: OnLine
  readonly #lines = new LineBounds()
  readonly #starting = Promise.withResolvers<void>()
  readonly #ending = Promise.withResolvers<void>()
  #pending: Pending | null = null
  #lastWords = ''
  #isUsable = true
  #started = 0
  /** Milliseconds spent in runs. */
  busy = 0

  constructor(options: WorkerProcessOptions, boot: Boot, onLine: OnLine) {
    this.#onLine = onLine
    this.#process = spawnWorker(options)
    this.#process.on('error', (error) => this.#end(String(error)))
    this.#process.on('close', (code, signal) => this.#end(signal ?? `exit code ${code}`))
    this.#process.stderr?.on('data', (chunk: Buffer) => this.#keepLastWords(chunk))
    this.#input = pipe(this.#process, 3)
    this.#listen(pipe(this.#process, 4))
    this.#input.on('error', () => this.kill())
    this.#input.write(encodeFrame(boot))
    const timer = setTimeout(() => this.kill(), START_LIMIT)
    void this.#starting.promise.catch(() => {}).finally(() => clearTimeout(timer))
  }

  /** Rejects when the process ends before it is ready. */
  get ready(): Promise<void> {
    return this.#starting.promise
  }

  /** Resolves when the process has ended. */
  get ended(): Promise<void> {
    return this.#ending.promise
  }

  /** Whether it can take another run. */
  get isUsable(): boolean {
    return this.#isUsable
  }

  /** Runs a Function; `limit` in ms. The worker must be ready, usable and not at another run. */
  run(run: Run, body: Uint8Array, limit: number): Promise<Outcome> {
    const { promise, resolve } = Promise.withResolvers<Outcome>()
    const { requestSid } = run
    this.#lines.begin(requestSid)
    this.#started = performance.now()
    const timer = setTimeout(() => {
      this.kill()
      this.#settle({ ended: 'timeout', detail: '' })
    }, limit)
    this.#pending = { requestSid, answer: null, timer, settle: resolve }
    this.#input.write(encodeFrame(run, body))
    return promise
  }

  kill(): void {
    this.#isUsable = false
    this.#process.kill('SIGKILL')
  }

  #listen(output: Socket): void {
    const frames = new FrameReader(LARGEST_FRAME)
    output.on('error', () => this.kill())
    output.on('data', (chunk: Buffer) => {
      try {
        for (const { message, body } of frames.push(chunk)) this.#hear(readSaid(message), body)
      } catch (error) {
        // A Function wrote into the pipe by itself.
        this.kill()
        this.#settle({ ended: 'exit', detail: String(error) })
      }
    })
  }

  #hear(said: Said, body: Buffer): void {
    switch (said.type) {
      case 'ready':
        return this.#starting.resolve()
      case 'log':
        return this.#hearLine(said)
      case 'answer':
        return this.#hearAnswer(said, body)
      case 'idle':
        return this.#turned(said.requestSid)
      case 'broken':
        this.kill()
        return this.#turned(this.#pending?.requestSid)
    }
  }

  #hearLine({ requestSid, level, message }: Extract<Said, { type: 'log' }>): void {
    if (this.#lines.takes(requestSid, message)) this.#onLine(requestSid, level, message)
  }

  #hearAnswer(said: Extract<Said, { type: 'answer' }>, body: Buffer): void {
    const pending = this.#pending
    if (pending?.requestSid !== said.requestSid || pending.answer) return
    const { status, headers } = said
    pending.answer = { status, headers, body }
    clearTimeout(pending.timer)
    pending.timer = setTimeout(() => {
      this.kill()
      this.#turned(pending.requestSid)
    }, TURN_LIMIT)
  }

  #turned(requestSid: string | undefined): void {
    const pending = this.#pending
    if (!pending?.answer || pending.requestSid !== requestSid) return
    this.#settle({ answer: pending.answer })
  }

  #end(detail: string): void {
    this.#isUsable = false
    this.#starting.reject(
      new Error(`A worker ended at its start: ${detail} ${this.#lastWords}`),
    )
    this.#turned(this.#pending?.requestSid)
    const ended = /out of memory|allocation failed/i.test(this.#lastWords) ? 'memory' : 'exit'
    this.#settle({ ended, detail })
    this.#ending.resolve()
  }

  #settle(outcome: Outcome): void {
    const pending = this.#pending
    this.#pending = null
    this.busy += performance.now() - this.#started
    if (!pending) return
    clearTimeout(pending.timer)
    pending.settle(outcome)
  }

  #keepLastWords(chunk: Buffer): void {
    this.#lastWords = (this.#lastWords + chunk.toString('latin1')).slice(-LAST_WORDS)
  }
}

function pipe({ stdio }: ChildProcess, place: 3 | 4): Socket {
  const stream = stdio[place]
  if (stream instanceof Socket) return stream
  throw new Error('a worker was started without its pipes')
}
