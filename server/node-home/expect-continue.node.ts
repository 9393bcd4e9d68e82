import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * Tells a client with `Expect: 100-continue` to send its body when someone begins to read that.
 * One that is answered before is never told, and keeps its body.
 */
export function continueWhenRead(incoming: IncomingMessage, outgoing: ServerResponse): void {
  // oxlint-disable-next-line no-underscore-dangle -- the name Node gives what streams override
  const read = incoming._read.bind(incoming)
  const { shouldKeepAlive } = outgoing
  // What came next on the connection would be taken for the body that was not sent.
  outgoing.shouldKeepAlive = false
  const readFirst = (size: number) => {
    Object.assign(incoming, { _read: read })
    if (!outgoing.headersSent) {
      outgoing.writeContinue()
      outgoing.shouldKeepAlive = shouldKeepAlive
    }
    read(size)
  }
  Object.assign(incoming, { _read: readFirst })
}
