import type { FunctionAnswer } from './port.ts'

/** How a run came to its end without an answer of its own. */
export interface Ended {
  ended: 'timeout' | 'memory' | 'exit'
  /** How the process ended, e.g. `exit code 3`. */
  detail: string
}

/** What the developer reads in the log about such a run; `limit` in ms. */
export function explainEnd({ ended, detail }: Ended, limit: number): string {
  switch (ended) {
    case 'timeout':
      return (
        `The Function did not call callback() within ${limit / 1000} seconds and was ended. ` +
        'Call it on every way through the handler, also when something fails.'
      )
    case 'memory':
      return 'The Function ran out of memory and was ended.'
    case 'exit':
      return `The Function ended its process (${detail}) before it had called callback().`
  }
}

/** The answer to the client, who is told no more than what happened. */
export function answerToEnd({ ended }: Ended): FunctionAnswer {
  return ended === 'timeout'
    ? failed(504, 'The Function took too long to answer.\n')
    : failed(500, 'The Function failed; its log says why.\n')
}

const failed = (status: number, text: string): FunctionAnswer => ({
  status,
  headers: [['Content-Type', 'text/plain; charset=utf-8']],
  body: new TextEncoder().encode(text),
})
