import * as files from 'node:fs/promises'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeLayout } from '../blobs/disk-layout.node.ts'
import { markDataFormat, openDataFolder, type DataFolder } from './data-folder.node.ts'
import { refuseLostCatalog } from './lost-catalog.node.ts'
import { StartProblem } from './start-problem.node.ts'

let folder: DataFolder
beforeEach(async () => {
  folder = await openDataFolder(await mkdtemp(join(tmpdir(), 'hangar-lost-')))
})
afterEach(() => rm(folder.path, { recursive: true, force: true }))

const keepBlob = () =>
  writeFile(join(folder.path, 'blobs', '0a', `0a${'1'.repeat(62)}`), 'bytes of someone')

test('a new folder has no catalog yet, nor does one whose first start went no further', async () => {
  await expect(refuseLostCatalog(folder)).resolves.toBeUndefined()
  await makeLayout(folder.path, files)
  await writeFile(folder.lockFile, '')
  await writeFile(folder.credentialsFile, '{}')
  await expect(refuseLostCatalog(folder)).resolves.toBeUndefined()
})

test('a folder in use that has its catalog is fine', async () => {
  await markDataFormat(folder)
  await makeLayout(folder.path, files)
  await keepBlob()
  await writeFile(folder.catalogFile, 'rows')
  await expect(refuseLostCatalog(folder)).resolves.toBeUndefined()
})

test('one that was marked by Hangar and has no catalog is refused, with what to do', async () => {
  await markDataFormat(folder)
  const refused = refuseLostCatalog(folder)
  await expect(refused).rejects.toThrow(StartProblem)
  await expect(refused).rejects.toThrow(
    `${folder.catalogFile} is missing, though ${folder.path} was used before: `,
  )
})

test('one that holds blobs and no catalog is refused, whether marked or not', async () => {
  await makeLayout(folder.path, files)
  await keepBlob()
  await expect(refuseLostCatalog(folder)).rejects.toThrow(StartProblem)
})

test('an empty catalog file is as good as none', async () => {
  await writeFile(folder.catalogFile, '')
  await expect(refuseLostCatalog(folder)).resolves.toBeUndefined()
  await markDataFormat(folder)
  await expect(refuseLostCatalog(folder)).rejects.toThrow(' is empty, though ')
})

test('a stray file among the blobs’ folders does no harm', async () => {
  await mkdir(join(folder.path, 'blobs'))
  await writeFile(join(folder.path, 'blobs', '.DS_Store'), '')
  await expect(refuseLostCatalog(folder)).resolves.toBeUndefined()
})
