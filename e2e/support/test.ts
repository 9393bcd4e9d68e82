import { test as base, expect } from '@playwright/test'
import { recordAnnouncements } from './announcements.ts'
import type { Home, Site } from './home.ts'
import { mockHome } from './mock-home.ts'
import { listenForNoise, type Noise } from './noise.ts'
import { serverHome } from './server-home.ts'
import { startServer, type Server } from './server-process.ts'
import { createUser, type User } from './user.ts'

/** Which home a project's tests run in; set in playwright.config.ts. */
export interface HomeOptions {
  homeKind: Home['kind']
  mockOrigin: string
}

interface WorkerFixtures extends HomeOptions {
  /** HANGAR_… variables for the server; tests that ask for others get a server of their own. */
  serverSettings: Record<string, string>
  home: Home
  /** The process behind the page, for this worker alone. Tests that ask for it are @server. */
  server: Server
}

interface TestFixtures {
  noise: Noise
  /** An empty Service of the test's own; the page is signed in but nowhere yet. */
  site: Site
  /** A person in front of the page, who has opened the Service. */
  user: User
  /** The same person in another tab of the same browser, with the Service open in it. */
  openTab: () => Promise<User>
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  homeKind: ['mock', { option: true, scope: 'worker' }],
  mockOrigin: ['', { option: true, scope: 'worker' }],
  serverSettings: [{}, { option: true, scope: 'worker' }],
  home: [
    async ({ homeKind, mockOrigin, serverSettings }, use) => {
      if (homeKind === 'mock') return use(mockHome(mockOrigin))
      const server = await startServer(serverSettings)
      await use(serverHome(server))
      await server.remove()
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ home }, use) => {
      if (home.kind === 'mock')
        throw new Error('There is no server in the mock: tag it @server.')
      await use(home.server)
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ home }, use) => use(home.origin),
  noise: [
    // Asks for the page so as to listen only while it is there: closing it breaks off requests.
    async ({ context, page: _page }, use) => {
      const noise = listenForNoise(context)
      await recordAnnouncements(context)
      await use(noise)
      expect(noise.heard(), 'what the page should not have said or asked for').toEqual([])
    },
    { auto: true },
  ],
  site: async ({ home, context }, use, { title }) => {
    await home.signIn(context)
    await use(await home.newSite(slug(title)))
  },
  user: async ({ page, home, site, noise }, use) => {
    const user = createUser({ page, home, site, noise })
    await user.open()
    await use(user)
  },
  openTab: async ({ context, home, site, noise }, use) =>
    use(async () => {
      const user = createUser({ page: await context.newPage(), home, site, noise })
      await user.open()
      return user
    }),
})

export { expect }

/** A Service's unique name out of a test's title, so that a trace tells whose it is. */
const slug = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')
