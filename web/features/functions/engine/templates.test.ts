import { expect, it } from 'vitest'
import { brokenLine } from './source-tree.ts'
import { sourceOf, TEMPLATES, type TemplateAsset } from './templates.ts'
import { usedAssets } from './used-assets.ts'

/** The parts of Twilio's globals that the templates use. */
class Response {
  status = 200
  headers: Record<string, string> = {}
  body: unknown
  setStatusCode(status: number) {
    this.status = status
  }
  appendHeader(name: string, value: string) {
    this.headers[name] = value
  }
  setBody(body: unknown) {
    this.body = body
  }
}

class VoiceResponse {
  words = ''
  say(words: string) {
    this.words = words
  }
}

const PHOTO_BYTES = Uint8Array.of(0xff, 0xd8, 0xff, 0x00, 0x80, 0xfe)
const fs = { readFileSync: (file: string) => (file === '/files/photo' ? PHOTO_BYTES : null) }

/** Runs a source as Twilio's runtime does, and gives what it called back with. */
function run(source: string, event: Record<string, unknown>, assets = {}): Promise<unknown> {
  const exports: { handler?: (...all: unknown[]) => unknown } = {}
  const globals = {
    exports,
    require: (name: string) => (name === 'fs' ? fs : undefined),
    Twilio: { Response, twiml: { VoiceResponse } },
    Runtime: { getAssets: () => assets },
    console: { log: () => undefined },
  }
  // oxlint-disable-next-line typescript/no-implied-eval -- it is what a Function's source is for
  const load = new Function(...Object.keys(globals), source)
  load(...Object.values(globals))
  return new Promise((resolve, reject) => {
    void exports.handler?.({}, event, (error: unknown, answer: unknown) =>
      error === null ? resolve(answer) : reject(new Error('It failed.', { cause: error })),
    )
  })
}

const photo: TemplateAsset = { path: "/it's/photo.jpg", contentType: 'image/jpeg' }

it.each(TEMPLATES)('“$label” is whole', ({ name }) => {
  const source = sourceOf(name, photo)
  expect(brokenLine(source)).toBeNull()
  expect(source).toContain('exports.handler')
})

it('Blank answers', async () => {
  expect(await run(sourceOf('blank', null), {})).toBe('')
})

it('Say hello says the name it is given', async () => {
  const answer = await run(sourceOf('twiml', null), { name: 'Leia' })
  expect(answer).toMatchObject({ words: 'Hello Leia' })
})

it('JSON API answers with the parameters and nothing of the request', async () => {
  const answer = await run(sourceOf('json', null), { a: '1', request: { headers: {} } })
  expect(answer).toMatchObject({
    headers: { 'Content-Type': 'application/json' },
    body: { parameters: { a: '1' } },
  })
})

it('Serve a private asset gives every byte', async () => {
  const source = sourceOf('asset', photo)
  expect(usedAssets(source).assets.map(({ path }) => path)).toEqual([photo.path])
  const answer = await run(source, {}, { [photo.path]: { path: '/files/photo' } })
  expect(answer).toMatchObject({ headers: { 'Content-Type': 'image/jpeg' }, body: PHOTO_BYTES })
})
