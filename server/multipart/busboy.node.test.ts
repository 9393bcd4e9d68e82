import { expect, it } from 'vitest'
import { readWithBusboy } from './busboy.node.ts'
import { describeReader, formRequest, partsOf } from './compliance.ts'
import { BrokenForm } from './port.ts'

describeReader('busboy', readWithBusboy)

const MIB = 1024 * 1024

/** A form whose file is endless as long as it is asked for; `sent` counts what was taken. */
function endlessForm() {
  const head = '--b\r\nContent-Disposition: form-data; name="Content"; filename="a"\r\n\r\n'
  const state = { sent: 0, cancelled: false }
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start: (controller) => controller.enqueue(new TextEncoder().encode(head)),
      pull(controller) {
        state.sent += 64 * 1024
        controller.enqueue(new Uint8Array(64 * 1024))
      },
      cancel: () => void (state.cancelled = true),
    },
    { highWaterMark: 0 },
  )
  const headers = { 'content-type': 'multipart/form-data; boundary=b' }
  const init = { method: 'POST', headers, body, duplex: 'half' }
  return { request: new Request('http://localhost/', init), state }
}

it('takes no more of a file than is asked for, and lets go when nobody wants more', async () => {
  const { request, state } = endlessForm()
  for await (const part of readWithBusboy(request)) {
    if (part.kind !== 'file') throw new Error('a file was sent')
    const reader = part.bytes.getReader()
    let taken = 0
    while (taken < 4 * MIB) taken += (await reader.read()).value?.byteLength ?? 0
    await new Promise((later) => setTimeout(later, 20))
    expect(state.sent).toBeLessThan(5 * MIB)
    break
  }
  await expect.poll(() => state.cancelled).toBe(true)
})

it.each([
  ['a field that is too long', [['a', 'x'.repeat(65 * 1024)]]],
  ['too many fields', Array.from({ length: 51 }, () => ['a', '1'])],
  ['too many files', Array.from({ length: 11 }, () => ['a', new Blob(['1'])])],
] as [string, [string, string | Blob][]][])('refuses %s', async (_, fields) => {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  const sent = new Response(form)
  const type = sent.headers.get('content-type') ?? ''
  const reading = partsOf(readWithBusboy, formRequest([await sent.bytes()], type))
  await expect(reading).rejects.toThrow(BrokenForm)
  await expect(reading).rejects.toThrow('too many or too long')
})
