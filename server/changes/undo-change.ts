import type { Change, Environment, LiveVersion, ReleaseEntry } from '../catalog/records.ts'
import { Failure } from '../failure.ts'
import { planUndo, type UndoView } from '../rules/undo.ts'
import { commitChange, retryingStale, type Acting } from './commit.ts'
import { environmentNow } from './environment-now.ts'

/**
 * Takes a Change back: a new Change, and what is live by it. Taking a deployment back is a
 * rollback: the Environment runs on the Build it had before. Throws not_undoable, not_found.
 */
export function undoChange(
  acting: Acting,
  environment: Environment,
  changeSid: string,
): Promise<{ change: Change; live: LiveVersion[] } | null> {
  const { catalog } = acting
  return retryingStale(async () => {
    const undone = await catalog.findChange(changeSid)
    if (!undone || undone.environmentSid !== environment.sid) return null
    const plan = planUndo(undone, await whatIsLive(acting, environment, undone))
    await refuseLostBuild(acting, plan.release)
    const change = await commitChange(acting, environment, {
      ...plan,
      kind: 'undo',
      undoes: undone.sid,
    })
    const paths = plan.entries.flatMap(({ path, after }) => (after ? [path] : []))
    return { change, live: await catalog.liveByPath(environment.sid, paths) }
  })
}

/** A Build that no Environment ran on can have been deleted. Throws not_undoable. */
async function refuseLostBuild({ catalog }: Acting, release: ReleaseEntry | null) {
  const build = release?.after?.buildSid ?? null
  if (build === null || (await catalog.findBuild(build))) return
  const message = `The Build ${build}, which ran before, has been deleted, so this deployment cannot be undone. Deploy the Build you want.`
  throw new Failure('not_undoable', message)
}

async function whatIsLive(
  { catalog }: Acting,
  environment: Environment,
  change: Change,
): Promise<UndoView> {
  const { release } = await environmentNow(catalog, environment)
  const restoredSids = change.entries.flatMap(({ before }) => (before ? [before] : []))
  const versions = await catalog.findVersions(restoredSids)
  const resources = new Map(versions.map(({ sid, resourceSid }) => [sid, resourceSid]))
  const atPaths = await catalog.liveByPath(
    environment.sid,
    change.entries.map(({ path }) => path),
  )
  const ofResources = await catalog.liveBySid(environment.sid, [...new Set(resources.values())])
  return {
    resourceOf: (sid) => resources.get(sid),
    live: [...atPaths, ...ofResources],
    release,
  }
}
