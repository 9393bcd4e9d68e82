import { beforeEach, expect, it } from 'vitest'
import type { Published } from '../../../../../contract/uploads.ts'
import { after } from '../coalescer.ts'
import { keepQueue } from './keeping.ts'
import { continueByHandles, restoreQueue } from './restoring.ts'
import { createMemoryQueues } from './memory.ts'
import type { QueuedFile } from '../queued-file.ts'
import type { Progress, Transport } from '../sending/transport.ts'
import { DESTINATION, chosen, published } from '../upload-samples.ts'
import { type UploadQueue, createUploadQueue } from '../upload-queue.ts'
import { linkedFile, pastedFile } from '../chosen-file.ts'

const saved = createMemoryQueues()
let asked: Map<string, Progress | null>
let sent: { file: QueuedFile; onBegun: (url: string) => void; done: () => void }[]
let givenUp: (string | null)[]
let visit = 0

const transport: Transport = {
  send(file, { onBegun, onAcknowledged }) {
    const { promise, resolve } = Promise.withResolvers<Published>()
    sent.push({
      file,
      onBegun: (url) => {
        onBegun(url)
        onAcknowledged(40)
      },
      done: () => resolve(published()),
    })
    return promise
  },
  ask: async ({ uploadUrl }) => asked.get(uploadUrl ?? '') ?? null,
  giveUp: ({ uploadUrl }) => void givenUp.push(uploadUrl),
}

const sample = async (bytes: Blob) => (await bytes.text()).slice(0, 4)

const newQueue = () =>
  createUploadQueue({
    sample,
    transport,
    lookUp: async () => [],
    digest: async () => 'f'.repeat(64),
    breathe: async () => {},
  })

/** A page with a queue that is kept. */
function open(): { queue: UploadQueue; queueId: string } {
  visit += 1
  const queueId = `visit-${visit}`
  const queue = newQueue()
  keepQueue({ store: queue.store, saved, queueId, sample, schedule: after(0) })
  return { queue, queueId }
}

/** What a former page with these files leaves behind, and a page that takes it over. */
async function reload(...files: Parameters<UploadQueue['choose']>[0]): Promise<UploadQueue> {
  const before = open()
  await before.queue.choose(files, DESTINATION)
  await before.queue.submit({ maxAssetBytes: 1000 })
  sent[0]?.onBegun('/u/1')
  await settled()
  sent = []
  const { queue } = open()
  await restoreQueue({ queue, saved, transport }, before.queueId)
  return queue
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 20))
const kinds = (queue: UploadQueue) => [...queue.store.all()].map(({ state }) => state.kind)

beforeEach(() => {
  sent = []
  asked = new Map()
  givenUp = []
})

it('a file that must be chosen again waits for that, and goes on from where the server is', async () => {
  asked.set('/u/1', { offset: 64, published: null })
  const queue = await reload(chosen('a.png'), chosen('b.png'))
  expect(kinds(queue)).toEqual(['missing', 'missing'])
  const [first] = queue.store.all()
  expect(first).toMatchObject({ acknowledged: 64, uploadUrl: '/u/1', sample: 'xxxx' })
  await queue.reunite(new Map([[first?.id ?? '', chosen('a.png')]]))
  expect(sent[0]?.file).toMatchObject({ uploadUrl: '/u/1', key: first?.key })
})

it('a file that was published after all is so, without its bytes', async () => {
  asked.set('/u/1', { offset: 100, published: published() })
  const queue = await reload(chosen('a.png'))
  expect(kinds(queue)).toEqual(['published'])
})

it('a file whose upload is gone begins anew', async () => {
  const queue = await reload(chosen('a.png'))
  expect([...queue.store.all()][0]).toMatchObject({ uploadUrl: null, acknowledged: 0 })
  expect(givenUp, 'the server has none to drop').toEqual([])
})

it('what was pasted is nowhere else, so it is kept and goes on by itself', async () => {
  asked.set('/u/1', { offset: 0, published: null })
  const queue = await reload(pastedFile(new Blob(['pasted']), 'note.txt', 5))
  expect(kinds(queue)).toEqual(['sending'])
  expect(await sent[0]?.file.file.bytes?.text()).toBe('pasted')
})

it('what the server fetches goes on there, and is neither ended nor begun again', async () => {
  asked.set('/u/1', { offset: 40, published: null })
  const queue = await reload(linkedFile('https://example.com/falcon.jpg', 'falcon.jpg'))
  expect(kinds(queue)).toEqual(['sending'])
  expect(sent[0]?.file).toMatchObject({ uploadUrl: '/u/1', acknowledged: 40 })
  expect(givenUp).toEqual([])
})

it('a file behind a handle goes on by itself while it is the same', async () => {
  asked.set('/u/1', { offset: 40, published: null })
  const file = chosen('a.png')
  const handle = { getFile: async () => file.bytes } as unknown as FileSystemFileHandle
  const queue = await reload({ ...file, handle })
  expect(kinds(queue)).toEqual(['sending'])
  const changed = { getFile: async () => new File(['other'], 'a.png') }
  const other = { ...file, handle: changed as unknown as FileSystemFileHandle }
  expect(kinds(await reload(other))).toEqual(['missing'])
})

it('tells which files cannot go on by their handles, and goes on with the others', async () => {
  const [gone, same] = [chosen('a.png'), chosen('b.png')]
  const queue = await reload(gone, same, chosen('c.png'))
  const refusing = { getFile: () => Promise.reject(new DOMException('', 'NotAllowedError')) }
  const granting = { getFile: async () => same.bytes }
  const handles = [refusing, granting] as unknown as FileSystemFileHandle[]
  const files = [...queue.store.all()]
  for (const [index, handle] of handles.entries()) {
    const known = files[index]
    if (known) queue.store.replace({ ...known, file: { ...known.file, handle } })
  }
  expect(await continueByHandles(queue)).toEqual([files[0]?.id])
  await settled()
  expect(kinds(queue)).toEqual(['missing', 'sending', 'missing'])
})

it('what is finished is not kept', async () => {
  const { queue, queueId } = open()
  await queue.choose([chosen('a.png'), chosen('b.png')], DESTINATION)
  await queue.submit({ maxAssetBytes: 1000 })
  await settled()
  expect(await saved.list(queueId)).toHaveLength(2)
  sent[0]?.done()
  const [, second] = queue.store.all()
  queue.cancel(second?.id ?? '')
  await settled()
  expect(await saved.list(queueId)).toEqual([])
})

it('what a page was told last is kept as it is left', async () => {
  const { store, choose, submit } = newQueue()
  const queueId = 'left-at-once'
  const keepNow = keepQueue({ store, saved, queueId, sample, schedule: () => () => {} })
  await choose([chosen('a.png')], DESTINATION)
  await submit({ maxAssetBytes: 1000 })
  expect(await saved.list(queueId)).toEqual([])
  keepNow()
  expect(await saved.list(queueId)).toHaveLength(1)
})
