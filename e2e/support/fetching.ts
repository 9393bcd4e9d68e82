import { expect, type Page } from '@playwright/test'
import type { Home, Site } from './home.ts'

/** Asking for hosted files: from within the page, and as a stranger where there is a network. */
export function fetchVerbs(page: Page, home: Home, site: Site) {
  /** Where an uploaded file is served, by its place below /assets/. */
  const urlOf = (name: string) => `${site.assetsUrl}/assets/${name}`

  const fetchAsset = async (url: string) => {
    const { status, base64 } = await page.evaluate(fetchInPage, url)
    const body = Buffer.from(base64, 'base64')
    const stranger = await home.fetchAsStranger(url)
    if (stranger) {
      expect(stranger.status, 'to a stranger as to the page').toBe(status)
      expect(stranger.body.equals(body), 'the same bytes as to the page').toBe(true)
    }
    return { status, body }
  }
  return { urlOf, fetchAsset }
}

async function fetchInPage(url: string) {
  const answer = await fetch(url, { cache: 'no-store' })
  const bytes = new Uint8Array(await answer.arrayBuffer())
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  }
  return { status: answer.status, base64: btoa(binary) }
}
