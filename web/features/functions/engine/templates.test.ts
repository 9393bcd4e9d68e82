import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import twilio from 'twilio'
import { expect, it } from 'vitest'
import { brokenLine } from './source-tree.ts'
import { sourceOf, TEMPLATES, type TemplateAsset } from './templates.ts'
import { usedAssets } from './used-assets.ts'

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

/** Runs a source as Twilio's runtime does, and gives what it called back with. */
function run(source: string, event: Record<string, unknown>, assets = {}): Promise<unknown> {
  const module: { exports: { handler?: (...all: unknown[]) => unknown } } = { exports: {} }
  // oxlint-disable-next-line typescript/no-implied-eval -- it is what a Function's source is for
  const load = new Function('exports', 'require', 'Twilio', 'Runtime', 'console', source)
  const quiet = { log: () => undefined }
  const Twilio = { ...twilio, Response }
  const Runtime = { getAssets: () => assets }
  load(module.exports, createRequire(import.meta.url), Twilio, Runtime, quiet)
  return new Promise((resolve, reject) => {
    void module.exports.handler?.({}, event, (error: unknown, answer: unknown) =>
      error ? reject(error as Error) : resolve(answer),
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
  expect(String(answer)).toContain('<Say>Hello Leia</Say>')
})

it('JSON API answers with the parameters and nothing of the request', async () => {
  const answer = await run(sourceOf('json', null), { a: '1', request: { headers: {} } })
  expect(answer).toMatchObject({
    headers: { 'Content-Type': 'application/json' },
    body: { parameters: { a: '1' } },
  })
})

it('Serve a private asset gives every byte', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hangar-template-'))
  const file = join(folder, 'photo')
  const bytes = Buffer.from([0xff, 0xd8, 0xff, 0x00, 0x80, 0xfe])
  writeFileSync(file, bytes)
  const source = sourceOf('asset', photo)
  expect(usedAssets(source).assets.map(({ path }) => path)).toEqual([photo.path])
  const answer = await run(source, {}, { [photo.path]: { path: file } })
  rmSync(folder, { recursive: true })
  expect(answer).toMatchObject({ headers: { 'Content-Type': 'image/jpeg' }, body: bytes })
})
