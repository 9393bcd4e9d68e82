import { describe, expect, test } from 'vitest'
import { newSid } from '../rules/sids.ts'
import { publish, publishing } from './compliance-drafts.ts'
import { manyFiles } from './compliance-files.ts'
import { NOW, openSite } from './compliance-records.ts'
import type { World } from './compliance-world.ts'
import type { RowKey } from './port.ts'

/** What the catalog port promises of history. */
export function historyCompliance(world: World): void {
  describe('history', () => {
    test('goes newest first, by pages, those of one moment too', async () => {
      const dates = [5, 1, 3, 3, 3, 2, 4]
      const drafts = dates.map((date) =>
        publishing(world.site, [{ path: `/${newSid('asset')}` }], { dateCreated: NOW + date }),
      )
      for (const draft of drafts) await world.catalog.commit(draft)
      const expected = drafts
        .toSorted((a, b) => b.dateCreated - a.dateCreated || (a.sid < b.sid ? 1 : -1))
        .map(({ sid }) => sid)
      for (const limit of [1, 2, 7, 50]) {
        const sids: string[] = []
        let after: RowKey | undefined
        do {
          const found = await world.catalog.listChanges(
            world.site.environment.sid,
            limit,
            after,
          )
          sids.push(...found.changes.map(({ sid }) => sid))
          after = found.next ?? undefined
        } while (after)
        expect(sids).toEqual(expected)
      }
    })

    test('lists the first ten entries of a change; alone it has them all', async () => {
      const small = await world.catalog.commit(publishing(world.site, [{ path: '/small' }]))
      const draft = publishing(world.site, manyFiles(25), { dateCreated: NOW + 1 })
      const big = await world.catalog.commit(draft)
      const { changes } = await world.catalog.listChanges(world.site.environment.sid, 10)
      expect(changes).toEqual([{ ...big, entries: big.entries.slice(0, 10) }, small])
      expect((await world.catalog.findChange(big.sid))?.entries).toHaveLength(25)
    })

    test('is each environment’s own', async () => {
      const other = await openSite(world.catalog, 'collie')
      await publish(world.catalog, world.site, { path: '/a' })
      const history = await world.catalog.listChanges(other.environment.sid, 10)
      expect(history).toEqual({ changes: [], next: null })
    })
  })
}
