import { compareCodePoints } from '../rules/code-point-order.ts'
import type { Events } from './events.ts'
import { type MemoryRows, addRow } from './memory-rows.ts'
import { NameTaken, type VariableRows } from './port.ts'
import type { Variable } from './records.ts'

/** Environment Variables in memory. */
export function memoryVariables(rows: MemoryRows, events: Events): VariableRows {
  const { environments, variables } = rows
  const ofEnvironment = (environmentSid: string) =>
    [...variables.values()].filter((row) => row.environmentSid === environmentSid)
  const refuseTakenKey = ({ sid, environmentSid, key }: Variable) => {
    const isTaken = ofEnvironment(environmentSid).some(
      (other) => other.key === key && other.sid !== sid,
    )
    if (isTaken) throw new NameTaken('key')
  }
  const tell = (environmentSid: string) => events.emit({ type: 'variables', environmentSid })
  return {
    listVariables: async (environmentSid) =>
      ofEnvironment(environmentSid)
        .toSorted((a, b) => compareCodePoints(a.key, b.key))
        .map((variable) => ({ ...variable })),
    async createVariable(variable) {
      if (!environments.has(variable.environmentSid)) return false
      refuseTakenKey(variable)
      addRow(variables, variable)
      tell(variable.environmentSid)
      return true
    },
    async updateVariable({ sid, key, value, dateUpdated }) {
      const known = variables.get(sid)
      if (!known) return false
      const updated = { ...known, key, value, dateUpdated }
      refuseTakenKey(updated)
      variables.set(sid, updated)
      tell(known.environmentSid)
      return true
    },
    async deleteVariable(sid) {
      const known = variables.get(sid)
      if (!known) return false
      variables.delete(sid)
      tell(known.environmentSid)
      return true
    },
  }
}
