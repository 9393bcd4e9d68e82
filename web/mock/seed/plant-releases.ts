import type { Build } from '../../../contract/builds.ts'
import type { HangarFunction } from '../../../contract/functions.ts'
import type { Environment } from '../../../contract/services.ts'
import type { Handle } from '../weather.ts'
import { DAY, type PlantClock } from './plant.ts'
import { functionSeeds, variableSeeds } from './sources.ts'

interface Ground {
  /** SID of the Service. */
  service: string
  handle: Handle
  clock: PlantClock
}

/** How many days ago what is planted here began, and when its last part was made. */
export const RELEASES = { from: 6, to: 5 }

/**
 * Gives a Service what it has besides assets: a second Environment, Functions, Variables and
 * Deployments, all by the API that the console uses.
 */
export async function plantReleases(ground: Ground): Promise<void> {
  const post = poster(ground)
  const now = ground.clock.now()
  ground.clock.set(now - RELEASES.from * DAY)
  const dev: Environment = await post('environments', {
    unique_name: 'dev',
    domain_suffix: 'dev',
  })
  const environments = { ui: 'ui', dev: dev.sid } as const
  for (const name of ['ui', 'dev'] as const) {
    for (const [key, value] of Object.entries(variableSeeds[name])) {
      await post(`variables?environment=${environments[name]}`, { key, value })
    }
  }
  const made = new Map<string, string>()
  for (const { path, visibility, first: content } of functionSeeds) {
    const { sid }: HangarFunction = await post('functions', { path, visibility, content })
    made.set(path, sid)
  }
  await deploySaved(post, [{ name: 'lodash', version: '^4.17.21' }])

  ground.clock.set(now - RELEASES.to * DAY)
  for (const { path, second: content } of functionSeeds) {
    if (content !== undefined) await post(`functions/${made.get(path)}/versions`, { content })
  }
  await deploySaved(post)
  await post(`deployments?environment=${dev.sid}`, { source_environment: 'ui' })
  ground.clock.release()
}

type Post = <Answer>(place: string, body: object) => Promise<Answer>

/** Builds what is saved, as the button “Deploy” does, and makes it live. */
async function deploySaved(post: Post, dependencies?: Build['dependencies']): Promise<void> {
  const build: Build = await post('builds', dependencies ? { dependencies } : {})
  const deploy = () => post('deployments', { build_sid: build.sid, keep_assets: true })
  // Installing ends by itself, in the background: the first Build may not be ready at once.
  for (let attempt = 1; ; attempt += 1) {
    try {
      await deploy()
      return
    } catch (error) {
      if (attempt === 50) throw error
      await new Promise((done) => setTimeout(done, 10))
    }
  }
}

const poster =
  ({ service, handle }: Ground): Post =>
  async <Answer>(place: string, body: object) => {
    const answer = await handle(
      new Request(new URL(`/api/services/${service}/${place}`, location.origin), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    )
    if (!answer.ok) throw new Error(`The mock could not plant ${place}: ${await answer.text()}`)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as the contract has it
    return (await answer.json()) as Answer
  }
