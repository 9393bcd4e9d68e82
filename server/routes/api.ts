import type { AppDeps } from '../app.ts'
import { twilioApi } from '../twilio/api.ts'
import { assetRoutes } from './assets.ts'
import { buildRoutes } from './builds.ts'
import { changeRoutes } from './changes.ts'
import { contentRoutes } from './content.ts'
import { deploymentRoutes } from './deployments.ts'
import { environmentRoutes } from './environments.ts'
import { answerErrors, answerNotFound } from './errors.ts'
import { fileRoutes } from './files.ts'
import { fetchRoutes } from './fetches.ts'
import { functionRoutes } from './functions.ts'
import { keepToOwnOrigin, limitBody, requireOwnOrigin, requirePrincipal } from './guards.ts'
import { keyRoutes } from './keys.ts'
import { logRoutes } from './logs.ts'
import { lookupRoutes } from './lookups.ts'
import { packRoutes } from './packs.ts'
import { newRouter } from './route-kit.ts'
import { serviceRoutes } from './services.ts'
import { sessionRoutes } from './session.ts'
import { tryRoutes } from './tries.ts'
import { unfinishedUploadRoutes } from './unfinished-uploads.ts'
import { uploadRoutes } from './uploads.ts'
import { variableRoutes } from './variables.ts'

/**
 * Mounts every noun below /api, behind the guards, and the document that describes them; beside
 * it Twilio's own API, for Twilio's own clients.
 */
export function createApi(deps: AppDeps) {
  const app = newRouter()
  app.use('/api/*', keepToOwnOrigin, requireOwnOrigin, limitBody, requirePrincipal(deps.auth))
  app.route('/v1', twilioApi(deps))
  app.onError(answerErrors(deps.onError))
  app.notFound(answerNotFound)
  app.openAPIRegistry.registerComponent('securitySchemes', 'basic', {
    type: 'http',
    scheme: 'basic',
    description: 'Account SID and auth token, or an API key and its secret, for scripts',
  })
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'hangar_session',
    description: 'What signing in to the console leaves in the browser',
  })
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Hangar',
      version: deps.version,
      description:
        'Self-hosted assets and Functions: upload, publish, deploy, serve and manage.',
    },
    security: [{ basic: [] }, { session: [] }],
  })
  return app
    .route('/api', sessionRoutes(deps))
    .route('/api', serviceRoutes(deps))
    .route('/api', environmentRoutes(deps))
    .route('/api', assetRoutes(deps))
    .route('/api', contentRoutes(deps))
    .route('/api', changeRoutes(deps))
    .route('/api', functionRoutes(deps))
    .route('/api', tryRoutes(deps))
    .route('/api', buildRoutes(deps))
    .route('/api', deploymentRoutes(deps))
    .route('/api', variableRoutes(deps))
    .route('/api', logRoutes(deps))
    .route('/api', keyRoutes(deps))
    .route('/api', lookupRoutes(deps))
    .route('/api', fileRoutes(deps))
    .route('/api', packRoutes(deps))
    .route('/api', unfinishedUploadRoutes(deps))
    .route('/api', fetchRoutes(deps))
    .route('/api', uploadRoutes(deps))
}
