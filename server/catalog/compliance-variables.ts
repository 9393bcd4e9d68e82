import { describe, expect, test } from 'vitest'
import { newSid } from '../rules/sids.ts'
import { NOW, newSite, newVariable, openSite } from './compliance-records.ts'
import type { World } from './compliance-world.ts'
import { NameTaken } from './port.ts'
import type { Variable } from './records.ts'

/** What the catalog port promises of Environment Variables. */
export function variablesCompliance(world: World): void {
  const add = async (parts: Partial<Variable> = {}) => {
    const variable = newVariable(world.site, parts)
    expect(await world.catalog.createVariable(variable)).toBe(true)
    return variable
  }
  const list = () => world.catalog.listVariables(world.site.environment.sid)

  describe('variables', () => {
    test('are kept as they were made, by key, told apart by case', async () => {
      const b = await add({ key: 'b', value: 'größer 😀\n' })
      const [a, upper] = [await add({ key: 'a' }), await add({ key: 'A' })]
      expect(await list()).toEqual([upper, a, b])
      expect(await world.catalog.listVariables(newSid('environment'))).toEqual([])
    })

    test('one without its environment is refused', async () => {
      const lost = newVariable(newSite('collie'))
      expect(await world.catalog.createVariable(lost)).toBe(false)
    })

    test('a key is taken within its environment only', async () => {
      const first = await add({ key: 'a' })
      const other = await openSite(world.catalog, 'collie')
      await world.catalog.createVariable(newVariable(other, { key: 'a' }))
      const again = world.catalog.createVariable(newVariable(world.site, { key: 'a' }))
      await expect(again).rejects.toMatchObject({ name: 'NameTaken', field: 'key' })
      expect(await list()).toEqual([first])
    })

    test('key, value and date can be changed, but not to a key that is taken', async () => {
      const [a, b] = [await add({ key: 'a' }), await add({ key: 'b' })]
      const changed = { ...a, key: 'c', value: 'new', dateUpdated: NOW + 1 }
      const elsewhere = { environmentSid: newSid('environment'), dateCreated: NOW + 9 }
      expect(await world.catalog.updateVariable({ ...changed, ...elsewhere })).toBe(true)
      expect(await list()).toEqual([b, changed])
      const taken = world.catalog.updateVariable({ ...changed, key: 'b' })
      await expect(taken).rejects.toMatchObject({ name: 'NameTaken', field: 'key' })
      expect(await world.catalog.updateVariable({ ...changed, value: 'same key' })).toBe(true)
      expect(await world.catalog.updateVariable(newVariable(world.site))).toBe(false)
    })

    test('are deleted once', async () => {
      const { sid } = await add()
      expect(await world.catalog.deleteVariable(sid)).toBe(true)
      expect(await world.catalog.deleteVariable(sid)).toBe(false)
      expect(await list()).toEqual([])
    })

    test('every write of one is told, and no refused one', async () => {
      const { events } = world.heard()
      const variable = await add({ key: 'a' })
      const again = world.catalog.createVariable(newVariable(world.site, { key: 'a' }))
      await expect(again).rejects.toThrow(NameTaken)
      await world.catalog.updateVariable({ ...variable, value: 'new' })
      await world.catalog.deleteVariable(variable.sid)
      await world.catalog.deleteVariable(variable.sid)
      const told = { type: 'variables', environmentSid: world.site.environment.sid }
      expect(events).toEqual([told, told, told])
    })
  })
}
