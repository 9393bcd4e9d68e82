import type { PackedOutcome, Unpacked } from '../../../../../contract/packs.ts'
import { Unreachable, errorFrom } from '../../../../api/errors.ts'
import type { Timers } from '../timers.ts'
import type { PostPack } from './pack-transport.ts'
import { type StallWatch, watchStall } from './stall-watch.ts'

/** Posts packs by XMLHttpRequest, which alone tells how far a body is. `origin` is Hangar's. */
export function createPostPack(origin: string, timers: Timers): PostPack {
  return async ({ service, environment }, pack, { signal, onAllSent }) => {
    const url = new URL(`/api/services/${service}/files`, origin)
    url.searchParams.set('environment', environment)
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.setRequestHeader('content-type', pack.type)
    const stall = watchStall(timers, () => request.abort())
    const abort = () => request.abort()
    signal.addEventListener('abort', abort)
    try {
      return outcomesOf(await answerOf(request, pack, stall, onAllSent))
    } finally {
      stall.end()
      signal.removeEventListener('abort', abort)
    }
  }
}

/** The text of a successful answer. Rejects with ApiError, and Unreachable when there is none. */
function answerOf(
  request: XMLHttpRequest,
  pack: Blob,
  stall: StallWatch,
  onAllSent: () => void,
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const lose = () => reject(new Unreachable())
  request.upload.addEventListener('progress', () => stall.moved())
  request.upload.addEventListener('load', () => {
    stall.moved(true)
    onAllSent()
  })
  request.addEventListener('load', () => {
    const { status, responseText } = request
    if (status === 200) resolve(responseText)
    else reject(errorFrom(status, responseText))
  })
  for (const end of ['error', 'abort', 'timeout']) request.addEventListener(end, lose)
  request.send(pack)
  return promise
}

/** What the server says of each file; nothing of those that it says nothing of. */
function outcomesOf(text: string): (PackedOutcome | undefined)[] {
  try {
    const answer: Partial<Unpacked> = JSON.parse(text)
    return answer.outcomes ?? []
  } catch {
    return []
  }
}
