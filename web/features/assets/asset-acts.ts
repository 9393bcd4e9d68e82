import type { Asset, Visibility } from '../../../contract/assets.ts'
import type { ChangeResult, Operation, UndoResult } from '../../../contract/changes.ts'
import { ApiError } from '../../api/errors.ts'
import { quoted, reportFailure, reportSuccess, type ReportDeps } from './act-reports.ts'
import { WANTED } from './proof-words.ts'
import { noteProof } from './proofs.ts'

/** What the acts need of the world; the browser's own are in use-asset-acts.ts. */
export interface ActDeps extends ReportDeps {
  change: (operations: Operation[]) => Promise<ChangeResult>
  undo: (changeSid: string) => Promise<UndoResult>
  /** Moves the focus to an asset; null: to the list as a whole. */
  focus: (assetSid: string | null) => void
}

/** What can be done to an asset; each act shows how it ended, and offers to undo it. */
export interface AssetActs {
  setVisibility: (asset: Asset, visibility: Visibility) => Promise<void>
  /** Deletes; the focus then goes to `next`. */
  remove: (asset: Asset, next: Asset | null) => Promise<void>
  /** Moves to a path. Rejects when it could not: the dialog says why. */
  move: (asset: Asset, path: string) => Promise<void>
}

/** The acts on assets, over whatever world they are given. */
export function createAssetActs(deps: ActDeps): AssetActs {
  const begin = turnsOf(deps)

  const acts: AssetActs = {
    async setVisibility(asset, visibility) {
      const isLatest = begin(asset)
      try {
        const { after, undo } = await doOne(
          { op: 'visibility', asset_sid: asset.sid, visibility },
          asset,
        )
        const title = `${quoted(asset)} is now ${visibility}`
        const url = asset.public_url ?? after?.public_url ?? null
        await reportSuccess(deps, {
          asset,
          title,
          undo,
          url,
          wanted: WANTED[visibility],
          isLatest,
        })
      } catch (error) {
        const again = () => void acts.setVisibility(asset, visibility)
        reportFailure(deps, `${quoted(asset)} is still ${asset.visibility}`, error, again)
      }
    },
    async remove(asset, next) {
      const isLatest = begin(asset)
      try {
        const { undo } = await doOne({ op: 'delete', asset_sid: asset.sid }, asset)
        deps.focus(next?.sid ?? null)
        const title = `${quoted(asset)} deleted`
        const url = asset.public_url
        await reportSuccess(deps, { asset, title, undo, url, wanted: 'closed', isLatest })
      } catch (error) {
        const again = () => void acts.remove(asset, next)
        reportFailure(deps, `${quoted(asset)} is not deleted`, error, again)
      }
    },
    async move(asset, path) {
      const isLatest = begin(asset)
      const { after, undo } = await doOne({ op: 'move', asset_sid: asset.sid, path }, asset)
      const title = `${quoted(asset)} is now at ${after?.path ?? path}`
      const url = asset.public_url
      void reportSuccess(deps, { asset, title, undo, url, wanted: 'closed', isLatest })
    },
  }

  /** One operation: the asset after it, and how to undo it (null: it was so already). */
  const doOne = async (operation: Operation, asset: Asset) => {
    const { change, results } = await deps.change([operation])
    const [result] = results
    if (result?.ok === false) throw new ApiError(result.error)
    const undo = change && (() => void takeBack(asset, change.sid))
    return { after: result?.asset ?? null, undo }
  }

  const takeBack = async (asset: Asset, changeSid: string) => {
    begin(asset)
    try {
      await deps.undo(changeSid)
      deps.focus(asset.sid)
      const title = `Undone: ${quoted(asset)} is ${asset.visibility} at ${asset.path} again`
      deps.toast.add({ variant: 'success', title })
    } catch (error) {
      reportFailure(
        deps,
        `${quoted(asset)} stays as it is: it could not be undone`,
        error,
        null,
      )
    }
  }

  return acts
}

/** Counts what is done to each asset, and forgets what was proved of it before. */
function turnsOf({ proofs }: Pick<ReportDeps, 'proofs'>) {
  const turns = new Map<string, number>()
  return ({ sid }: Asset) => {
    const turn = (turns.get(sid) ?? 0) + 1
    turns.set(sid, turn)
    noteProof(proofs, sid, null)
    return () => turns.get(sid) === turn
  }
}
