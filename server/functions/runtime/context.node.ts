import type { Boot, PlacedFile } from './messages.ts'
import type { TwilioHome } from './twilio.node.ts'

/** What Functions find in `process.env`, and in `context` too. */
export function settingsOf(boot: Boot): Record<string, string> {
  const { credentials, domainName, serviceSid, environmentSid, variables } = boot
  return {
    ...(credentials
      ? { ACCOUNT_SID: credentials.accountSid, AUTH_TOKEN: credentials.authToken }
      : {}),
    DOMAIN_NAME: domainName,
    SERVICE_SID: serviceSid,
    ENVIRONMENT_SID: environmentSid,
    ...variables,
  }
}

/** Makes the `context` of one run; a new one each time, for handlers write into it. */
export function contextOf(
  settings: Record<string, string>,
  { path }: PlacedFile,
  twilio: TwilioHome,
): Record<string, unknown> {
  return {
    PATH: path,
    ...settings,
    getTwilioClient: (options: object = {}) =>
      twilioClient(settings, twilio, 'context.getTwilioClient()', options),
  }
}

/** A client with the account of the settings: Hangar's, or that of own Variables. */
export function twilioClient(
  { ACCOUNT_SID, AUTH_TOKEN }: Record<string, string>,
  twilio: TwilioHome,
  asker: string,
  options: object,
) {
  if (ACCOUNT_SID === undefined || AUTH_TOKEN === undefined) {
    throw new Error(
      `${asker} needs ACCOUNT_SID and AUTH_TOKEN: set them as Variables of this Environment, ` +
        'or let the Service include its credentials.',
    )
  }
  return twilio.whole()(ACCOUNT_SID, AUTH_TOKEN, { lazyLoading: true, ...options })
}
