import type { Operation } from '../../contract/changes.ts'
import type { Change, Environment } from '../catalog/records.ts'
import { planOperations, targetPaths, type OperationOutcome } from '../rules/operations.ts'
import { commitChange, retryingStale, type Acting } from './commit.ts'

/** Whether operations that can be done are, when others can't: for lists, `each` on its own. */
export type Togetherness = 'each' | 'all_or_nothing'

/**
 * Does to live assets what the operations say: those that can be done in one Change (null
 * when nothing was done), with an outcome for each.
 */
export function applyOperations(
  acting: Acting,
  environment: Environment,
  operations: Operation[],
  togetherness: Togetherness,
): Promise<{ change: Change | null; outcomes: OperationOutcome[] }> {
  return retryingStale(async () => {
    const live = await touchedAssets(acting, environment, operations)
    const plan = planOperations(operations, live, acting.clock())
    const spoilt = togetherness === 'all_or_nothing' && plan.outcomes.some(({ ok }) => !ok)
    if (spoilt || plan.entries.length === 0) return { change: null, outcomes: plan.outcomes }
    const change = await commitChange(acting, environment, {
      kind: plan.kind,
      entries: plan.entries,
      newVersions: plan.altered.map(({ version }) => version),
    })
    return { change, outcomes: plan.outcomes }
  })
}

async function touchedAssets(
  { catalog }: Acting,
  { sid }: Environment,
  operations: Operation[],
) {
  const named = await catalog.liveBySid(
    sid,
    operations.map(({ asset_sid }) => asset_sid),
  )
  const inTheWay = await catalog.liveByPath(sid, targetPaths(operations))
  const byAsset = new Map(
    [...named, ...inTheWay].map((live) => [live.version.resourceSid, live]),
  )
  return [...byAsset.values()]
}
