import type { BrowserContext } from '@playwright/test'
import type { IncomingHttpHeaders } from 'node:http'
import type { Server } from './server-process.ts'

/** A Service of its own for one test, empty unless the test fills it. */
export interface Site {
  uniqueName: string
  /** Where the console shows it, relative to the console's origin. */
  page: string
  /** What every public URL of its assets starts with. */
  assetsUrl: string
}

/** What a hosted URL answered. */
export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

/** What both places have that the console runs in. */
interface Place {
  /** The console's origin. */
  origin: string
  newSite: (name: string) => Promise<Site>
  signIn: (context: BrowserContext) => Promise<void>
  /** Asks for a hosted URL as a stranger does; null where only the page itself can reach it. */
  fetchAsStranger: (url: string) => Promise<Answer | null>
}

/** One of the two places the console runs in. */
export type Home = Place & ({ kind: 'mock' } | { kind: 'server'; server: Server })

/** Where the console shows the assets of a Service. */
export const sitePage = (uniqueName: string) => `/services/${uniqueName}/ui/assets`
