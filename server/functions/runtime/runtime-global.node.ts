import { readFileSync } from 'node:fs'
import { twilioClient } from './context.node.ts'
import type { Boot } from './messages.ts'
import type { TwilioHome } from './twilio.node.ts'

/**
 * The global `Runtime` (https://www.twilio.com/docs/serverless/functions-assets/client):
 * private assets by path, Functions by path without slash and `.js`, and Sync.
 */
export function runtimeOf(boot: Boot, settings: Record<string, string>, twilio: TwilioHome) {
  return {
    getAssets: () =>
      Object.fromEntries(
        boot.assets.map(({ path, file }) => [
          path,
          { path: file, open: () => readFileSync(file, 'utf8') },
        ]),
      ),
    getFunctions: () =>
      Object.fromEntries(
        boot.functions.map(({ path, file }) => [
          path.replace(/^\//, '').replace(/\.js$/, ''),
          { path: file },
        ]),
      ),
    getSync: ({ serviceName = 'default', ...options } = {}) => {
      const client = twilioClient(settings, twilio, 'Runtime.getSync()', options)
      const service = client.sync.v1.services(serviceName || 'default')
      // Names from before Sync's own were changed; Functions still use them.
      return Object.assign(service, { maps: service.syncMaps, lists: service.syncLists })
    },
  }
}
