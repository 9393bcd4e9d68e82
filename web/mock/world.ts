import { createApp, type AppDeps } from '../../server/app.ts'
import { digestOf } from '../../server/blobs/digest.ts'
import { createMemoryBlobs } from '../../server/blobs/memory.ts'
import { withSmallFiles } from '../../server/blobs/small-files.ts'
import { pretendInstaller } from '../../server/builds/pretend-installer.ts'
import { createMemoryCatalog } from '../../server/catalog/memory.ts'
import { newService } from '../../server/changes/new-service.ts'
import { deliver } from '../../server/delivery/fetch.ts'
import { loadLiveSets } from '../../server/delivery/live-sets.ts'
import { Fetches } from '../../server/fetching/fetches.ts'
import { createPageFiles } from '../../server/fetching/page-files.ts'
import { createMemoryLogs } from '../../server/logs/memory.ts'
import { readFormData } from '../../server/multipart/form-data.ts'
import { assetsUrlsFrom } from '../../server/rules/domains.ts'
import type { Answering } from './network.ts'
import { createMockAuthenticator, MOCK_ACCOUNT_SID } from './principal.ts'
import { catalogue, type Seedling } from './seed/catalogue.ts'
import { plantCrowd } from './seed/crowd.ts'
import { createPlantClock, DAY, plant, type PlantClock } from './seed/plant.ts'
import { plantReleases, RELEASES } from './seed/plant-releases.ts'
import { BadWeather, type Handle, type Weather } from './weather.ts'

/** What a tab can bear: bodies are held in memory, some of them twice. */
const MAX_ASSET_BYTES = 200 * 1024 * 1024

/** A path that begins with a domain label, such as `/white-beagle-1541-dev/assets/x.jpg`. */
const HOSTED = /^\/[a-z0-9-]+-\d{4}(?:-[a-z0-9-]+)?\//

/** Makes a Hangar for one page: the app, its stores, its hosted sites, and what they hold. */
export async function createWorld(
  origin: string,
  crowd: number,
  weather: Weather,
): Promise<Answering> {
  const clock = createPlantClock()
  const deps = createDeps(origin, weather, clock)
  const app = createApp(deps)
  const live = await loadLiveSets(deps.catalog)
  const site = { ...deps, live, domainIn: 'path' } as const
  const answer: Handle = async (request) =>
    isHosted(request) ? deliver(request, site) : app.fetch(request)

  await plantServices(deps, clock, answer, crowd)
  return {
    answers: (request) => isOurs(request, origin),
    handle: weather.network(answer),
  }
}

function createDeps(origin: string, weather: Weather, clock: PlantClock): AppDeps {
  const catalog = weather.catalog(createMemoryCatalog())
  const small = withSmallFiles(createMemoryBlobs(), catalog, digestOf, clock.now)
  return {
    catalog,
    blobs: weather.blobs(small),
    auth: createMockAuthenticator(),
    assetsUrls: assetsUrlsFrom(`${origin}/{domain}`),
    logs: createMemoryLogs(),
    // A page has no processes to run them in; they are only kept and edited.
    functions: null,
    installer: pretendInstaller,
    remoteFiles: createPageFiles((url, init) => fetch(url, init)),
    fetches: new Fetches(),
    readMultipart: readFormData,
    clock: clock.now,
    accountSid: MOCK_ACCOUNT_SID,
    maxAssetBytes: MAX_ASSET_BYTES,
    version: 'mock',
    onError: (error) => {
      if (!(error instanceof BadWeather)) console.error(error)
    },
  }
}

/** One Service that looks used, and one that is new. */
async function plantServices(deps: AppDeps, clock: PlantClock, handle: Handle, crowd: number) {
  clock.set(clock.now() - 28 * DAY)
  const beagle = await newService(deps, 'white-beagle', 'White Beagle', 'white-beagle-1541')
  clock.release()
  const ground = { service: beagle.sid, handle, clock }
  await plant(catalogue.filter(wasDeployed), ground)
  await plantReleases(ground)
  await plant(
    catalogue.filter((seedling) => !wasDeployed(seedling)),
    ground,
  )
  await newService(deps, 'quiet-heron', 'Quiet Heron', 'quiet-heron-2718')
  const [environment] = await deps.catalog.listEnvironments(beagle.sid)
  if (crowd === 0 || !environment) return
  await plantCrowd(crowd, environment, { ...deps, actor: MOCK_ACCOUNT_SID }, deps.blobs)
}

// What was deployed was altered since: the newest assets were dropped in the console.
const wasDeployed = ({ age }: Seedling) => age > RELEASES.to

const isHosted = (request: Request) => HOSTED.test(new URL(request.url).pathname)

function isOurs(request: Request, origin: string): boolean {
  const url = new URL(request.url)
  return url.origin === origin && (url.pathname.startsWith('/api/') || isHosted(request))
}
