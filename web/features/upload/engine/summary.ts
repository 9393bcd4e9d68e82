import type { QueuedFile } from './queued-file.ts'
import { type Tally, isOver } from './tally.ts'

/**
 * One honest line: `42 published, 3 skipped, 1 failed` at the end; `12 of 46 published, 1 failed`
 * before. Empty when nothing was submitted.
 */
export function summaryLine(tally: Tally): string {
  const { counts, submitted } = tally
  if (submitted === 0) return ''
  const published = isOver(tally)
    ? counts.published > 0 && `${number(counts.published)} published`
    : `${number(counts.published)} of ${number(submitted)} published`
  const rest = (['skipped', 'failed', 'cancelled', 'paused'] as const).map(
    (kind) => counts[kind] > 0 && `${number(counts[kind])} ${kind}`,
  )
  const toDecide = counts.undecided > 0 && `${number(counts.undecided)} to decide`
  const toChoose = counts.missing > 0 && `${number(counts.missing)} to choose again`
  return [published, ...rest, toDecide, toChoose].filter(Boolean).join(', ')
}

const number = (count: number) => count.toLocaleString('en')

/** “1 file”, “3 files”. */
export const countFiles = (count: number) =>
  `${number(count)} ${count === 1 ? 'file' : 'files'}`

/** “Review 2 files”; where they go as well, unless it is the Environment that is looked at. */
export function reviewTitle(chosen: readonly QueuedFile[], environmentSid: string): string {
  const places = new Map(chosen.map(({ destination: { sid, name } }) => [sid, name]))
  const title = `Review ${countFiles(chosen.length)}`
  if (places.size > 1) return `${title} for ${places.size} Environments`
  const [[sid, name] = []] = places
  return sid === environmentSid ? title : `${title} for ${name}`
}
