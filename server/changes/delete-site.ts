import type { Catalog } from '../catalog/port.ts'
import type { Environment, Service } from '../catalog/records.ts'
import type { Logs } from '../logs/port.ts'

interface DeleteDeps {
  catalog: Catalog
  logs: Logs
}

/** Deletes a Service with everything in it, logs too. This cannot be undone. */
export async function deleteService(deps: DeleteDeps, { sid }: Service): Promise<void> {
  const environments = await deps.catalog.listEnvironments(sid)
  await deps.catalog.deleteService(sid)
  await deps.logs.dropEnvironments(environments.map((environment) => environment.sid))
}

/** Deletes an Environment: what it serves, its history, Variables and logs; no Build. */
export async function deleteEnvironment(
  { catalog, logs }: DeleteDeps,
  { sid }: Environment,
): Promise<void> {
  await catalog.deleteEnvironment(sid)
  await logs.dropEnvironments([sid])
}
