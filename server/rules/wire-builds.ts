import type { Build as WireBuild } from '../../contract/builds.ts'
import type { Deployment as WireDeployment } from '../../contract/deployments.ts'
import type { Build, Environment, ListedDeployment } from '../catalog/records.ts'
import { isoDate, serviceUrl } from './wire-links.ts'

/** A Build with its progress. */
export function toBuild(build: Build): WireBuild {
  return {
    sid: build.sid,
    service_sid: build.serviceSid,
    status: build.status,
    runtime: build.runtime,
    dependencies: build.dependencies,
    installed: build.installed,
    steps: build.steps.map(({ name, dateStarted }) => ({
      name,
      date_started: isoDate(dateStarted),
    })),
    failure: build.failure,
    date_created: isoDate(build.dateCreated),
    date_updated: isoDate(build.dateUpdated),
    url: `${serviceUrl(build.serviceSid)}/builds/${build.sid}`,
  }
}

/** A Deployment, seen from its Environment as that is now. */
export function toDeployment(
  deployment: ListedDeployment,
  { release }: Pick<Environment, 'release'>,
): WireDeployment {
  return {
    sid: deployment.sid,
    service_sid: deployment.serviceSid,
    environment_sid: deployment.environmentSid,
    build_sid: deployment.buildSid,
    change_sid: deployment.changeSid,
    actor: deployment.actor,
    entry_count: deployment.entryCount,
    undone_by: deployment.undoneBy,
    is_current: release?.deploymentSid === deployment.sid,
    date_created: isoDate(deployment.dateCreated),
  }
}
