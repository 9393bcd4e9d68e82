import type { Page } from '@playwright/test'
import type { Build } from '../../contract/builds.ts'
import type { Change } from '../../contract/changes.ts'
import type { HangarFunction } from '../../contract/functions.ts'
import type { Service } from '../../contract/services.ts'
import type { UnfinishedUpload } from '../../contract/uploads.ts'
import type { Site } from './home.ts'

/** What a test finds there already, made by the API from within the page, in both homes alike. */
export function arrangingVerbs(page: Page, site: Site) {
  const call = async <Answer>(method: string, place: string, body?: object) => {
    const url = `/api/services/${site.uniqueName}${place}`
    const { status, text } = await page.evaluate(callInPage, { method, url, body })
    if (status >= 300) throw new Error(`${method} ${url} answered ${status}: ${text}`)
    return JSON.parse(text) as Answer
  }
  const readService = () => call<Service>('GET', '')
  /** What the server can still be sent the rest of, newest first. */
  const readUnfinished = async () =>
    (await call<{ uploads: UnfinishedUpload[] }>('GET', '/uploads')).uploads
  /** The paths that were published, oldest first: each as often as it was. */
  const readPublished = async () => {
    const { changes } = await call<{ changes: Change[] }>('GET', '/changes')
    const uploads = changes.filter(({ kind }) => kind === 'upload').toReversed()
    return uploads.flatMap(({ entries }) => entries.map(({ path }) => path))
  }
  const countAssets = async () =>
    (await call<{ total: number }>('GET', '/assets?limit=1')).total
  /** Saves a Function that answers with these words; it is not live before it is deployed. */
  const saveFunction = (path: string, words: string) =>
    call<HangarFunction>('POST', '/functions', {
      path,
      visibility: 'public',
      content: answering(words),
    })
  /** Saves another version of a Function, as someone else may do meanwhile. */
  const saveVersion = async (path: string, words: string) =>
    call('POST', `${await functionAt(path)}/versions`, { content: answering(words) })
  /** The source of a Function as it was last saved. */
  const readSource = async (path: string) => {
    const { content } = await call<{ content: string }>(
      'GET',
      `${await functionAt(path)}/content`,
    )
    return content
  }
  const deleteFunction = async (path: string) => call('DELETE', await functionAt(path))
  const functionAt = async (path: string) => {
    const { functions } = await call<{ functions: HangarFunction[] }>('GET', '/functions')
    return `/functions/${functions.find(({ saved }) => saved.path === path)?.sid}`
  }
  /** Builds what is saved and makes it live in the first Environment, as the console does. */
  const deploy = async () => {
    const { sid } = await call<Build>('POST', '/builds', {})
    await call('POST', '/deployments', { build_sid: sid, keep_assets: true })
  }
  return {
    readService,
    readUnfinished,
    readPublished,
    countAssets,
    saveFunction,
    saveVersion,
    readSource,
    deleteFunction,
    deploy,
  }
}

const answering = (words: string) =>
  `exports.handler = (context, event, callback) => callback(null, '${words}')\n`

async function callInPage(asked: { method: string; url: string; body: object | undefined }) {
  const answer = await fetch(asked.url, {
    method: asked.method,
    ...(asked.body && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asked.body),
    }),
  })
  return { status: answer.status, text: await answer.text() }
}
