import type { Build, Change, Environment, ListedDeployment } from '../catalog/records.ts'
import { commitChange, retryingStale, type Acting } from '../changes/commit.ts'
import { environmentNow } from '../changes/environment-now.ts'
import { Failure } from '../failure.ts'
import { planDeployment } from '../rules/deploying.ts'
import { newSid } from '../rules/sids.ts'

export interface HowToDeploy {
  /** Whether the assets stay as they are and only Functions are taken from the Build. */
  keepAssets: boolean
  /** Kept for Twilio's clients. */
  isPlugin: boolean
}

export interface Deployed {
  deployment: ListedDeployment
  change: Change
}

/**
 * Makes a Build what the Environment serves and runs on, by one Change; it is live when this
 * resolves. Without a Build all is taken down, and nothing is left to run on. Throws
 * build_not_ready, already_deployed, path_taken, not_found, changed_meanwhile.
 */
export async function deployBuild(
  acting: Acting,
  environment: Environment,
  build: Build | null,
  how: HowToDeploy,
): Promise<Deployed> {
  if (build) refuseUnready(build)
  const versions = build ? await acting.catalog.buildVersions(build.sid) : []
  return retryingStale(async () => {
    const { release } = await environmentNow(acting.catalog, environment)
    const live = (await Array.fromAsync(acting.catalog.liveSet(environment.sid))).flat()
    const entries = planDeployment(live, versions, how)
    // An altered Environment can be brought back to the very Build it was deployed with.
    if ((release?.buildSid ?? null) === (build?.sid ?? null) && entries.length === 0)
      throw deployedAlready()
    const sid = newSid('deployment')
    const deployment = { sid, buildSid: build?.sid ?? null, isPlugin: how.isPlugin }
    const after = { buildSid: deployment.buildSid, deploymentSid: sid }
    const change = await commitChange(acting, environment, {
      kind: 'deployment',
      entries,
      release: { before: release, after },
      deployment,
    })
    return { change, deployment: listedDeployment(deployment, change) }
  })
}

function listedDeployment(
  deployment: Pick<ListedDeployment, 'sid' | 'buildSid' | 'isPlugin'>,
  change: Change,
): ListedDeployment {
  return {
    ...deployment,
    serviceSid: change.serviceSid,
    environmentSid: change.environmentSid,
    changeSid: change.sid,
    dateCreated: change.dateCreated,
    actor: change.actor,
    entryCount: change.entryCount,
    undoneBy: change.undoneBy,
  }
}

function refuseUnready({ sid, status, failure }: Build): void {
  if (status === 'completed') return
  const message =
    status === 'failed'
      ? `The Build ${sid} has failed and cannot be deployed: ${failure ?? 'it does not say why'}`
      : `The Build ${sid} is not finished yet. Wait until its status is completed, then deploy it.`
  throw new Failure('build_not_ready', message)
}

// Twilio's own words; its CLI looks for the code, its users for the sentence.
function deployedAlready(): Failure {
  return new Failure('already_deployed', 'Environment already has requested deployment.')
}
