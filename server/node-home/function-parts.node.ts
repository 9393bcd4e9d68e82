import { availableParallelism } from 'node:os'
import { createNpmInstaller } from '../builds/npm-installer.node.ts'
import type { Config } from '../config.node.ts'
import { createFunctionHost } from '../functions/host.node.ts'
import type { Closing } from './closing.ts'
import { unusableFolder } from './data-folder.node.ts'
import type { Logger } from './log.node.ts'
import type { Stores } from './stores.node.ts'

/** As many as Twilio runs at once for an account. */
const MOST = 30
const PER_CORE = 4

/**
 * Opens what runs Functions and what installs their packages. `assetsUrl` tells the public form
 * of the assets origin, once that is known. Throws StartProblem.
 */
export async function openFunctionParts(
  {
    config,
    stores,
    log,
    clock,
  }: { config: Config; stores: Stores; log: Logger; clock: () => number },
  assetsUrl: () => string,
  closing: Closing,
) {
  const { functionsFolder: folder } = stores.folder
  // Not all of the keys: what signs sessions never leaves this process.
  const { accountSid, authToken } = stores.keys
  const installer = createNpmInstaller({ folder })
  try {
    const functions = await createFunctionHost({
      ...stores,
      folder,
      clock,
      credentials: { accountSid, authToken },
      domainName: (domain) => new URL(assetsUrl().replace('{domain}', domain)).host,
      concurrency:
        config.functionConcurrency ?? Math.min(MOST, PER_CORE * availableParallelism()),
      timeout: config.functionTimeout,
      onError: (err) => log.error({ err }, 'functions'),
    })
    closing.add(() => functions.close())
    // Whoever still waits for npm is told by the next start: failUnfinished.
    closing.add(() => installer.close())
    return { functions, installer }
  } catch (error) {
    throw unusableFolder(stores.folder.path, error) ?? error
  }
}
