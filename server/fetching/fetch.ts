import type { z } from 'zod'
import type { createFetchSchema, FetchStatus } from '../../contract/fetches.ts'
import type { Publication } from '../changes/publish-upload.ts'
import type { Site } from '../changes/site.ts'
import type { Failure } from '../failure.ts'

/** What is fetched, where it goes, and for whom. */
export interface FetchOrder {
  url: URL
  asked: Omit<z.output<typeof createFetchSchema>, 'url'>
  site: Site
  actor: string
  /** The site as it is by then. Throws not_found when it was deleted meanwhile. */
  siteNow: () => Promise<Site>
}

/** A fetch from its beginning on. Dates are ms. */
export interface Fetch {
  sid: string
  site: Site
  sourceUrl: string
  /** What was asked for; see orderMetadata. */
  metadata: string
  key: string | null
  /** Names the staging area, and later the upload. */
  uploadSid: string
  path: string
  status: FetchStatus
  /** Bytes; null while those in the staging area count. */
  received: number | null
  size: number | null
  published: Publication | null
  failure: Failure | null
  dateCreated: number
}

/** What a fetch tells while it is under way. */
export type News = Partial<Pick<Fetch, 'path' | 'status' | 'received' | 'size'>>
