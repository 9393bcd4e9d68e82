import { compareCodePoints } from '../rules/code-point-order.ts'
import type { Build, Change, ChangeDraft, Environment } from './records.ts'

/**
 * The Change that a draft becomes, with its entries ordered by path. Throws an Error when the
 * draft does nothing, has two entries for one path, or brings a Deployment that is not its own:
 * that is a fault of its maker, not a stale view.
 */
export function changeFrom(draft: ChangeDraft): Change {
  const entries = draft.entries
    .map(({ path, before, after }) => ({ path, before, after }))
    .toSorted((a, b) => compareCodePoints(a.path, b.path))
  if (entries.length === 0 && !draft.release) throw new Error(`draft ${draft.sid} does nothing`)
  const twice = entries.find((entry, at) => entry.path === entries[at + 1]?.path)
  if (twice) throw new Error(`draft ${draft.sid} has two entries for ${twice.path}`)
  refuseForeignDeployment(draft)
  return {
    sid: draft.sid,
    serviceSid: draft.serviceSid,
    environmentSid: draft.environmentSid,
    kind: draft.kind,
    actor: draft.actor,
    undoes: draft.undoes,
    undoneBy: null,
    dateCreated: draft.dateCreated,
    entryCount: entries.length,
    entries,
    release: draft.release,
  }
}

function refuseForeignDeployment({ sid, environmentSid, deployment, release }: ChangeDraft) {
  if (!deployment) return
  const { changeSid, buildSid } = deployment
  const isOwn =
    changeSid === sid &&
    deployment.environmentSid === environmentSid &&
    release?.after?.buildSid === buildSid &&
    release.after.deploymentSid === deployment.sid
  if (!isOwn) throw new Error(`draft ${sid} does not match its deployment`)
}

/** Whether the Environment still runs on what the draft, if it alters that, was made from. */
export function isReleaseCurrent({ release }: Environment, draft: ChangeDraft): boolean {
  // A snapshot replaces the Build alone, which takes nothing away from the draft's view.
  return !draft.release || deploymentOf(release) === deploymentOf(draft.release.before)
}

const deploymentOf = (release: Environment['release']) => release?.deploymentSid ?? null

/**
 * Whether a draft may leave the Environment with just what its Build lists: a deployment and an
 * undo may. Others bring what no Build has, so nobody need look.
 */
export const mayBeExact = ({ kind }: ChangeDraft): boolean =>
  kind === 'deployment' || kind === 'undo'

/** The release once a draft is written. */
export const releaseAfter = ({ release }: Environment, draft: ChangeDraft) =>
  draft.release ? draft.release.after : release

/**
 * The Environment after a draft; the same object when that alters nothing of it. `isExact` says
 * whether just that is live then which the Build it runs on lists, or nothing if it has none.
 */
export function environmentAfter(
  environment: Environment,
  draft: ChangeDraft,
  isExact: boolean,
): Environment {
  const isAltered = !isExact
  if (!draft.release && environment.isAltered === isAltered) return environment
  return {
    ...environment,
    release: releaseAfter(environment, draft),
    isAltered,
    dateUpdated: draft.dateCreated,
  }
}

/**
 * How many snapshots of a Service are kept that nothing names any more: a client may have read
 * `build_sid` and not the Build yet, with a question to a person between.
 */
export const SPARE_SNAPSHOTS = 10

/** The Builds that a draft names; its Change will need them to be told and undone. */
export const namedBuilds = ({ release }: ChangeDraft): string[] =>
  [release?.before, release?.after].flatMap((side) => side?.buildSid ?? [])

/** A Build of what is live, with all that its Functions need as the Build before it has it. */
export function snapshotAfter(replaced: Build | null, build: Build): Build {
  if (!replaced) return build
  const { runtime, dependencies, installed, dependencySet } = replaced
  return { ...build, runtime, dependencies, installed, dependencySet }
}

/** The Environment once a Build of what it serves was made; its Deployment stays. */
export function environmentSettled(environment: Environment, build: Build): Environment {
  const deploymentSid = environment.release?.deploymentSid ?? null
  return {
    ...environment,
    release: { buildSid: build.sid, deploymentSid },
    isAltered: false,
    dateUpdated: build.dateCreated,
  }
}

/** How many entries of each Change a list shows. */
export const LISTED_ENTRIES = 10
