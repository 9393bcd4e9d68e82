import type { ListedDeployment, Variable } from '../catalog/records.ts'
import type { Log } from '../logs/port.ts'
import { twilioDate } from './dates.ts'
import type { SitePlace } from './place.ts'
import { dates, owned } from './present.ts'

/** What is in an Environment, as Twilio's API answers it; see present.ts. */

/** Whose something of an Environment is. */
const ownedBySite = (place: SitePlace) => ({
  ...owned(place),
  environment_sid: place.site.environment.sid,
})

/**
 * An Environment; it must be settled, so that its Build lists what is live. The domain name is
 * the host its assets are at, with its port if it has one: clients put `https://` before it.
 */
export function toEnvironment(place: SitePlace) {
  const { url, site } = place
  const { environment, origin } = site
  return {
    sid: environment.sid,
    ...owned(place),
    build_sid: environment.release?.buildSid ?? null,
    unique_name: environment.uniqueName,
    domain_suffix: environment.domainSuffix,
    domain_name: origin === null ? environment.domain : new URL(origin).host,
    ...dates(environment),
    url,
    links: {
      variables: `${url}/Variables`,
      deployments: `${url}/Deployments`,
      logs: `${url}/Logs`,
    },
  }
}

export function toDeployment(place: SitePlace, deployment: ListedDeployment) {
  const { sid, buildSid, dateCreated } = deployment
  return {
    sid,
    ...ownedBySite(place),
    build_sid: buildSid,
    ...dates({ dateCreated, dateUpdated: dateCreated }),
    url: `${place.url}/Deployments/${sid}`,
  }
}

export function toVariable(place: SitePlace, variable: Variable) {
  const { sid, key, value } = variable
  return {
    sid,
    ...ownedBySite(place),
    key,
    value,
    ...dates(variable),
    url: `${place.url}/Variables/${sid}`,
  }
}

export function toLog(place: SitePlace, log: Log) {
  return {
    sid: log.sid,
    ...ownedBySite(place),
    build_sid: log.buildSid,
    deployment_sid: log.deploymentSid,
    function_sid: log.functionSid,
    request_sid: log.requestSid,
    level: log.level,
    message: log.message,
    date_created: twilioDate(log.dateCreated),
    url: `${place.url}/Logs/${log.sid}`,
  }
}
