import { mockNotice } from '../lib/mock-notice.ts'
import { CALM, describeKnobs, forgetKnobs, readKnobs, type Knobs } from './knobs.ts'
import { interceptNetwork } from './network.ts'
import { createWeather, type Weather } from './weather.ts'
import { createWorld } from './world.ts'

/**
 * Starts the backend inside this page: after it, every request to the API or to a hosted
 * asset is answered by the app itself, over seeded stores in memory.
 */
export async function startMock(): Promise<void> {
  const knobs = readKnobs(new URL(location.href), sessionStorage)
  const weather = createWeather()
  await interceptNetwork(await createWorld(location.origin, knobs.assets, weather))
  weather.brew(knobs)
  tell(knobs, weather)
}

function tell(knobs: Knobs, weather: Weather) {
  mockNotice.set({
    weather: describeKnobs(knobs),
    clear: () => {
      weather.clear()
      forgetKnobs(sessionStorage)
      tell(CALM, weather)
    },
  })
}
