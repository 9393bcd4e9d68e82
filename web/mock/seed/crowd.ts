import type { Blobs } from '../../../server/blobs/port.ts'
import type { Resource, Version, Environment } from '../../../server/catalog/records.ts'
import { commitChange, type Acting } from '../../../server/changes/commit.ts'
import { newSid } from '../../../server/rules/sids.ts'
import { barChart } from './pictures.ts'
import { DAY } from './plant.ts'
import { chance } from './chance.ts'

/**
 * Makes many small charts live in one Change, by the same commit as every other: as uploads
 * they would take a minute.
 */
export async function plantCrowd(
  count: number,
  environment: Environment,
  acting: Acting,
  blobs: Blobs,
): Promise<void> {
  const kinds = await Promise.all(
    ['#0263e0', '#f22f46', '#14b053'].map((colour) => seal(blobs, colour)),
  )
  const random = chance(count)
  const newResources: Resource[] = []
  const newVersions: Version[] = []
  for (let number = 1; number <= count; number += 1) {
    const dateCreated = acting.clock() - Math.floor(random() * 60) * DAY
    const path = `/assets/charts/${String(number % 100).padStart(2, '0')}/chart-${String(number).padStart(5, '0')}.svg`
    const asset: Resource = {
      sid: newSid('asset'),
      serviceSid: environment.serviceSid,
      kind: 'asset',
      friendlyName: path,
      dateCreated,
      dateUpdated: dateCreated,
    }
    newResources.push(asset)
    newVersions.push({
      sid: newSid('version'),
      resourceSid: asset.sid,
      path,
      visibility: number % 10 === 0 ? 'private' : 'public',
      contentType: 'image/svg+xml',
      dateCreated,
      ...kinds[number % kinds.length]!,
    })
  }
  const entries = newVersions.map(({ path, sid }) => ({ path, before: null, after: sid }))
  await commitChange(acting, environment, { kind: 'batch', entries, newResources, newVersions })
}

async function seal(blobs: Blobs, colour: string) {
  const id = newSid('upload')
  const bytes = new Blob([barChart([40, 90, 60, 120, 75], colour)])
  await blobs.stage(id)
  await blobs.append(id, bytes.stream(), bytes.size)
  return blobs.seal(id)
}
