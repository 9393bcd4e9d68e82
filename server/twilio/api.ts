import { Hono } from 'hono'
import type { AppDeps } from '../app.ts'
import { keepToOwnOrigin, requireOwnOrigin, requirePrincipal } from '../routes/guards.ts'
import type { ApiEnv } from '../routes/route-kit.ts'
import { limitForm, withTwilioHeaders } from './answers.ts'
import { buildRoutes } from './builds.ts'
import { deploymentRoutes } from './deployments.ts'
import { environmentRoutes } from './environments.ts'
import { logRoutes } from './logs.ts'
import { resourceRoutes } from './resources.ts'
import { serviceRoutes } from './services.ts'
import { variableRoutes } from './variables.ts'
import { versionRoutes } from './versions.ts'

/**
 * Twilio's Serverless API v1, to be mounted at /v1: that of serverless.twilio.com and of
 * serverless-upload.twilio.com in one. Its errors are answered by the app it is mounted on.
 */
export function twilioApi(deps: AppDeps) {
  return new Hono<ApiEnv>()
    .use(withTwilioHeaders, keepToOwnOrigin, requireOwnOrigin, limitForm)
    .use(requirePrincipal(deps.auth))
    .route('/', serviceRoutes(deps))
    .route('/', environmentRoutes(deps))
    .route('/', resourceRoutes(deps, 'asset'))
    .route('/', versionRoutes(deps, 'asset'))
    .route('/', resourceRoutes(deps, 'function'))
    .route('/', versionRoutes(deps, 'function'))
    .route('/', buildRoutes(deps))
    .route('/', deploymentRoutes(deps))
    .route('/', variableRoutes(deps))
    .route('/', logRoutes(deps))
}
