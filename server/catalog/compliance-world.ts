import { afterEach, beforeEach } from 'vitest'
import { type Site, openSite } from './compliance-records.ts'
import { type Catalog, type CatalogEvent, type LiveKey, StaleDraft } from './port.ts'
import type { LivePage, LiveQuery } from './port.ts'
import type { ChangeDraft, Environment, LiveVersion } from './records.ts'

/** Opens an empty catalog; `cleanup` closes it and leaves nothing behind. */
export type OpenForTest = () => Promise<{ catalog: Catalog; cleanup: () => Promise<void> }>

/** A catalog under test with one site, new for each test, and verbs for it. */
export interface World {
  readonly catalog: Catalog
  readonly site: Site
  /** The site's Environment as it is now. */
  environment(): Promise<Environment>
  /** A page of what is live at the site; by path unless told. */
  page(query?: Partial<LiveQuery>): Promise<LivePage>
  livePaths(): Promise<string[]>
  /** The paths of all pages from `query.after` on. */
  walk(query: Partial<LiveQuery>): Promise<string[]>
  /** Every event from now on. */
  heard(): { events: CatalogEvent[]; stop: () => void }
  /** Commits and tells whether it was refused, where it was stale, and if it left a trace. */
  attempt(draft: ChangeDraft): Promise<Attempt>
}

export interface Attempt {
  refused: boolean
  staleAt: string | null
  events: CatalogEvent[]
  /** Names of what is not as before. */
  written: string[]
}

/** What `attempt` says of a draft that contradicts itself. */
export const WRONG: Attempt = { refused: true, staleAt: null, events: [], written: [] }

/** What `attempt` says of a stale draft. */
export const stale = (staleAt: string): Attempt => ({ ...WRONG, staleAt })

export const pathOf = ({ version }: LiveVersion) => version.path

/** Makes the world of the surrounding `describe`. */
export function testWorld(open: OpenForTest): World {
  let catalog: Catalog
  let cleanup: () => Promise<void>
  let site: Site
  beforeEach(async () => {
    ;({ catalog, cleanup } = await open())
    site = await openSite(catalog)
  })
  afterEach(() => cleanup())

  const page = (query: Partial<LiveQuery> = {}) =>
    catalog.livePage(site.environment.sid, { sort: 'path', limit: 100, ...query })
  const heard = () => {
    const events: CatalogEvent[] = []
    const stop = catalog.subscribe((event) => events.push(event))
    return { events, stop }
  }
  return {
    get catalog() {
      return catalog
    },
    get site() {
      return site
    },
    environment: async () => {
      const environments = await catalog.listEnvironments(site.service.sid)
      return environments.find(({ sid }) => sid === site.environment.sid) ?? site.environment
    },
    page,
    livePaths: async () => (await page({ limit: 10_000 })).assets.map(pathOf),
    walk: (query) => walk(page, query),
    heard,
    attempt: (draft) => attempt(catalog, draft, heard),
  }
}

async function walk(page: World['page'], query: Partial<LiveQuery>): Promise<string[]> {
  const paths: string[] = []
  let after: LiveKey | undefined = query.after
  do {
    const { assets, next } = await page({ ...query, after })
    paths.push(...assets.map(pathOf))
    after = next ?? undefined
  } while (after)
  return paths
}

async function attempt(
  catalog: Catalog,
  draft: ChangeDraft,
  heard: World['heard'],
): Promise<Attempt> {
  const before = await everything(catalog, draft)
  const { events, stop } = heard()
  const [outcome] = await Promise.allSettled([catalog.commit(draft)])
  stop()
  const error: unknown = outcome.status === 'rejected' ? outcome.reason : null
  const after = await everything(catalog, draft)
  return {
    refused: error instanceof Error,
    staleAt: error instanceof StaleDraft ? error.path : null,
    events,
    written: Object.keys(before).filter(
      (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
    ),
  }
}

/** All that the draft could alter. */
async function everything(
  catalog: Catalog,
  draft: ChangeDraft,
): Promise<Record<string, unknown>> {
  const { environmentSid, newVersions } = draft
  return {
    environments: await catalog.listEnvironments(draft.serviceSid),
    live: await catalog.livePage(environmentSid, { sort: 'path', limit: 100 }),
    functions: await catalog.liveFunctions(environmentSid),
    history: await catalog.listChanges(environmentSid, 100),
    resources: await catalog.pageResources(draft.serviceSid, 'asset', { limit: 100 }),
    versions: await catalog.findVersions(newVersions.map(({ sid }) => sid)),
    digests: [...(await catalog.digestsInUse(newVersions.map(({ digest }) => digest)))],
    upload: await catalog.findUpload(draft.uploadSid ?? ''),
    change: await catalog.findChange(draft.sid),
    deployments: await catalog.pageDeployments(environmentSid, { limit: 100 }),
  }
}
