import type { Change, Environment, LiveVersion } from '../catalog/records.ts'
import { planUndo } from '../rules/undo.ts'
import { commitChange, retryingStale, type Acting } from './commit.ts'

/** Takes a Change back: a new Change, and the assets that are live by it. Throws not_undoable. */
export function undoChange(
  acting: Acting,
  environment: Environment,
  changeSid: string,
): Promise<{ change: Change; live: LiveVersion[] } | null> {
  const { catalog } = acting
  return retryingStale(async () => {
    const undone = await catalog.findChange(changeSid)
    if (!undone || undone.environmentSid !== environment.sid) return null
    const entries = planUndo(undone, ...(await whatIsLive(acting, environment, undone)))
    const change = await commitChange(acting, environment, {
      kind: 'undo',
      entries,
      undoes: undone.sid,
    })
    const paths = entries.flatMap(({ path, after }) => (after ? [path] : []))
    return { change, live: await catalog.liveByPath(environment.sid, paths) }
  })
}

async function whatIsLive({ catalog }: Acting, environment: Environment, change: Change) {
  const restoredSids = change.entries.flatMap(({ before }) => (before ? [before] : []))
  const versions = await catalog.findVersions(restoredSids)
  const assetOf = new Map(versions.map(({ sid, resourceSid }) => [sid, resourceSid]))
  const atPaths = await catalog.liveByPath(
    environment.sid,
    change.entries.map(({ path }) => path),
  )
  const ofAssets = await catalog.liveBySid(environment.sid, [...new Set(assetOf.values())])
  return [(sid: string) => assetOf.get(sid), [...atPaths, ...ofAssets]] as const
}
