import { openCredentials, type OpenedCredentials } from '../auth/credentials.node.ts'
import { digestOf } from '../blobs/digest.node.ts'
import { openDiskBlobs } from '../blobs/disk.node.ts'
import type { Blobs } from '../blobs/port.ts'
import { withSmallFiles } from '../blobs/small-files.ts'
import type { Catalog } from '../catalog/port.ts'
import { CatalogTooNew } from '../catalog/sql-migrations.ts'
import { openSqliteCatalog } from '../catalog/sqlite.node.ts'
import type { Config } from '../config.node.ts'
import type { Logs } from '../logs/port.ts'
import { openSqliteLogs } from '../logs/sqlite.node.ts'
import type { Closing } from './closing.ts'
import {
  checkDataFormat,
  markDataFormat,
  newerFolder,
  openDataFolder,
  unusableFolder,
  type DataFolder,
} from './data-folder.node.ts'
import { lockDataFolder } from './data-lock.node.ts'
import { refuseLostCatalog } from './lost-catalog.node.ts'

/** Everything that is kept, opened and ours alone. */
export interface Stores extends OpenedCredentials {
  folder: DataFolder
  catalog: Catalog
  blobs: Blobs
  logs: Logs
}

/**
 * Opens the data folder: first the lock, then the check of its format, then what is in it.
 * Throws StartProblem, also when the folder has lost its catalog.
 */
export async function openStores(config: Config, closing: Closing): Promise<Stores> {
  const folder = await openDataFolder(config.dataFolder)
  try {
    closing.add(lockDataFolder(folder))
    await checkDataFormat(folder)
    await refuseLostCatalog(folder)
    const credentials = await openCredentials(folder.credentialsFile, config)
    const catalog = await openSqliteCatalog(folder.catalogFile)
    closing.add(() => catalog.close())
    await markDataFormat(folder)
    const logs = await openSqliteLogs(folder.logsFile)
    closing.add(() => logs.close())
    const files = await openDiskBlobs(folder.path, { keepFree: config.keepFree })
    const blobs = withSmallFiles(files, catalog, digestOf)
    return { folder, ...credentials, catalog, blobs, logs }
  } catch (error) {
    if (error instanceof CatalogTooNew) throw newerFolder(folder.path, error)
    throw unusableFolder(folder.path, error) ?? error
  }
}
