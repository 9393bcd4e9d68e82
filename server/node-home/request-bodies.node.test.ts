import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, it } from 'vitest'
import { RequestBodies } from './request-bodies.node.ts'

/** A request whose body has come in chunks, before anyone reads it, or comes while it is read. */
function incomingOf(chunks: Uint8Array[], isHere: boolean) {
  const incoming = new IncomingMessage(new Socket())
  const end = () => {
    for (const chunk of chunks) incoming.push(chunk)
    incoming.push(null)
    incoming.complete = true
  }
  if (isHere) end()
  else setTimeout(end, 5)
  const bodies = new RequestBodies()
  const request = new Request('http://localhost/')
  bodies.note(request, incoming)
  return (size: number) => bodies.wholeOf(request, size)
}

const chunks = [1, 2, 3].map((value) => new Uint8Array(50_000).fill(value))
const whole = Buffer.concat(chunks)

it.each([
  ['is here before it is read', true],
  ['comes while it is read', false],
])('gives all of a body of several chunks that %s', async (_, isHere) => {
  const bytes = await incomingOf(chunks, isHere)(whole.length)
  expect(Buffer.compare(bytes, whole)).toBe(0)
})

it('gives what there is of a body that announced more', async () => {
  const bytes = await incomingOf(chunks, true)(whole.length + 1)
  expect(bytes).toHaveLength(whole.length)
})

it('gives nothing of a body without bytes', async () => {
  expect(await incomingOf([], true)(0)).toHaveLength(0)
})
