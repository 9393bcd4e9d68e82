import { expect, type Page } from '@playwright/test'
import { arrangingVerbs } from './arranging.ts'
import { decisionVerbs } from './deciding.ts'
import { dropVerbs } from './dropping.ts'
import { elsewhereVerbs } from './elsewhere.ts'
import { fetchVerbs } from './fetching.ts'
import type { FilePayload } from './files.ts'
import { findingVerbs } from './finding.ts'
import { hearingVerbs } from './hearing.ts'
import type { Home, Site } from './home.ts'
import { keyboardVerbs } from './keyboard.ts'
import { linkVerbs } from './linking.ts'
import { assetVerbs } from './managing.ts'
import { movingVerbs } from './moving.ts'
import type { Noise } from './noise.ts'
import { pasteVerbs } from './pasting.ts'
import { queueVerbs } from './queueing.ts'
import { roomVerbs } from './room.ts'
import { scriptVerbs } from './scripting.ts'
import { uploadVerbs, type VisibilityWord } from './uploading.ts'

interface UserDeps {
  page: Page
  home: Home
  site: Site
  noise: Noise
}

const FULL_SPEED = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 }
/** Bytes a second upstream: a part of some MiB takes a while. */
const TRICKLE = { ...FULL_SPEED, uploadThroughput: 1_000_000 }
const CUT = { ...FULL_SPEED, offline: true }

export type User = ReturnType<typeof createUser>

/** What a person does in the console, in their words; every locator goes by role and label. */
export function createUser({ page, home, site, noise }: UserDeps) {
  const uploading = uploadVerbs(page)
  const managing = assetVerbs(page)
  const fetching = fetchVerbs(page, home, site)

  const throttle = page.context().newCDPSession(page)
  const setNetwork = async (conditions: typeof FULL_SPEED) =>
    void (await (await throttle).send('Network.emulateNetworkConditions', conditions))

  const open = async (query = '') => {
    await page.goto(site.page + query)
    await expect(page.getByRole('heading', { level: 1, name: 'Assets' })).toBeVisible()
  }
  /** From the drop to the server's word that all are published. */
  const publish = async (files: FilePayload[], visibility: VisibilityWord = 'Public') => {
    await uploading.dropFiles(...files)
    if (files.length > 1) await uploading.chooseVisibilityForAll(visibility)
    else for (const { name } of files) await uploading.chooseVisibility(name, visibility)
    await uploading.send()
    for (const { name } of files) await uploading.expectPublished(name)
  }
  /** The network becomes slow: in the mock every answer is late, else bytes trickle. */
  const slowNetwork = async () => {
    if (home.kind === 'mock') return open('?delay=1500')
    await setNetwork(TRICKLE)
  }
  const fastNetwork = async () => {
    if (home.kind === 'mock')
      return page.getByRole('button', { name: 'Clear the weather' }).click()
    await setNetwork(FULL_SPEED)
  }
  /** Nothing gets through, and the browser knows; `fastNetwork` mends it. Not in the mock. */
  const cutNetwork = () => setNetwork(CUT)
  /** Nobody gets anything from the URL. */
  const expectGone = async (url: string) => {
    noise.allow(/^404 GET /, 'the test asks for what must not be there')
    expect(await fetching.fetchAsset(url)).toMatchObject({ status: 404 })
  }

  return {
    page,
    noise,
    open,
    publish,
    expectGone,
    slowNetwork,
    fastNetwork,
    cutNetwork,
    ...uploading,
    ...dropVerbs(page),
    ...pasteVerbs(page),
    ...linkVerbs(page),
    ...scriptVerbs(page),
    ...decisionVerbs(page),
    ...queueVerbs(page),
    ...roomVerbs(page, home, site),
    ...managing,
    ...fetching,
    ...findingVerbs(page),
    ...hearingVerbs(page),
    ...keyboardVerbs(page),
    ...movingVerbs(page),
    ...arrangingVerbs(page, site),
    ...elsewhereVerbs(page, site),
  }
}
