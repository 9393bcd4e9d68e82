import type { CreateVariable, UpdateVariable } from '../../contract/variables.ts'
import { NameTaken, type Catalog } from '../catalog/port.ts'
import type { Environment, Variable } from '../catalog/records.ts'
import { Failure } from '../failure.ts'
import { newSid } from '../rules/sids.ts'

interface VariableDeps {
  catalog: Catalog
  clock: () => number
}

/** A Variable of an Environment. Throws not_found. */
export async function findVariable(
  { catalog }: Pick<VariableDeps, 'catalog'>,
  environment: Environment,
  sid: string,
): Promise<Variable> {
  const variables = await catalog.listVariables(environment.sid)
  const found = variables.find((variable) => variable.sid === sid)
  if (found) return found
  throw noSuchVariable(sid)
}

/** Adds a Variable; Functions have it from their next run on. Throws name_taken, not_found. */
export async function addVariable(
  { catalog, clock }: VariableDeps,
  environment: Environment,
  { key, value }: CreateVariable,
): Promise<Variable> {
  const now = clock()
  const variable: Variable = {
    sid: newSid('variable'),
    serviceSid: environment.serviceSid,
    environmentSid: environment.sid,
    key,
    value,
    dateCreated: now,
    dateUpdated: now,
  }
  if (await underFreeKey(variable, () => catalog.createVariable(variable))) return variable
  throw new Failure('not_found', `The Environment ${environment.uniqueName} was deleted.`)
}

/** Alters what the update names; the rest stays. Throws name_taken, not_found. */
export async function alterVariable(
  { catalog, clock }: VariableDeps,
  variable: Variable,
  { key = variable.key, value = variable.value }: UpdateVariable,
): Promise<Variable> {
  const altered = { ...variable, key, value, dateUpdated: clock() }
  if (await underFreeKey(altered, () => catalog.updateVariable(altered))) return altered
  throw noSuchVariable(variable.sid)
}

async function underFreeKey({ key }: Variable, write: () => Promise<boolean>) {
  try {
    return await write()
  } catch (error) {
    if (!(error instanceof NameTaken)) throw error
    throw new Failure('name_taken', `This Environment has a Variable ${key} already.`)
  }
}

function noSuchVariable(sid: string): Failure {
  return new Failure('not_found', `There is no Variable ${sid} in this Environment.`)
}
