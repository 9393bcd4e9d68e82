import type { Build } from '../../contract/builds.ts'
import type { Deployed, DeploymentPage } from '../../contract/deployments.ts'
import type { HangarFunction } from '../../contract/functions.ts'
import type { Environment } from '../../contract/services.ts'
import type { AppDeps } from '../app.ts'
import { createBuild } from '../builds/create-build.ts'
import { bodyOf, testApp } from './test-app.ts'

export const SITE = '/api/services/white-beagle'
export const SOURCE = 'exports.handler = (context, event, callback) => callback(null, "hi")'

/** The app of tests with verbs for Functions, Builds and Deployments. */
export async function testSite(overrides: Partial<AppDeps> = {}) {
  const app = await testApp(overrides)
  const { send, read, request } = app

  const made = async <Body>(path: string, body: unknown, status = 201) => {
    const answer = await send('POST', path, body)
    if (answer.status !== status) throw new Error(`${path}: ${await answer.text()}`)
    return bodyOf<Body>(answer)
  }
  const addEnvironment = (unique_name: string, domain_suffix?: string) =>
    made<Environment>(`${SITE}/environments`, { unique_name, domain_suffix })
  const addFunction = (path: string, more: object = {}) =>
    made<HangarFunction>(`${SITE}/functions`, {
      path,
      visibility: 'public',
      content: SOURCE,
      ...more,
    })
  const build = (dependencies?: object[], query = '') =>
    made<Build>(`${SITE}/builds${query}`, { dependencies })
  const buildOf = async (...versionSids: string[]) => {
    const service = await app.catalog.findService('white-beagle')
    if (!service) throw new Error('the Service is gone')
    return createBuild(app, service, { versionSids, dependencies: [] })
  }
  const deploy = (body: object, query = '') => send('POST', `${SITE}/deployments${query}`, body)
  const deployed = (body: object, query = '') =>
    made<Deployed>(`${SITE}/deployments${query}`, body)
  const undo = (sid: string, query = '') =>
    request(`${SITE}/changes/${sid}/undo${query}`, { method: 'POST' })

  /** Everything that is live in an Environment: paths, Functions too. */
  const livePathsOf = async (uniqueName = 'ui') => {
    const environment = await environmentOf(uniqueName)
    const live = (await Array.fromAsync(app.catalog.liveSet(environment.sid))).flat()
    return live.map(({ version }) => version.path).toSorted()
  }
  const environmentOf = async (uniqueName = 'ui') => {
    const all = await app.catalog.listEnvironments()
    const found = all.find((environment) => environment.uniqueName === uniqueName)
    if (!found) throw new Error(`there is no Environment ${uniqueName}`)
    return found
  }
  const deployments = async (query = '') =>
    (await read<DeploymentPage>(`${SITE}/deployments${query}`)).deployments

  return {
    ...app,
    made,
    addEnvironment,
    addFunction,
    build,
    buildOf,
    deploy,
    deployed,
    undo,
    livePathsOf,
    environmentOf,
    deployments,
  }
}
