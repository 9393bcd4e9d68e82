import type { QueuedFile } from '../queued-file.ts'
import type { Transport } from './transport.ts'

/** One transport of two: the browser sends bytes it has, the server fetches the rest. */
export function eitherTransport(sending: Transport, fetching: Transport): Transport {
  const of = ({ file }: QueuedFile) => (file.origin === 'url' ? fetching : sending)
  return {
    send: (file, watch) => of(file).send(file, watch),
    ask: (file) => of(file).ask(file),
    giveUp: (file) => of(file).giveUp(file),
    shareOf: (file) => of(file).shareOf?.(file) ?? 1,
    prepare: () => sending.prepare?.(),
  }
}
