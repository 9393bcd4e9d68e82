import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { whenMissing } from '../node-home/error-code.ts'
import { InstallFailed } from './installer.ts'

const MIBI = 1024 * 1024
/** How often a folder is measured that grows, in ms. */
const LOOK = 1000

/**
 * Adds up the bytes below a folder. Throws InstallFailed for a link: Node's permissions go by
 * what a path leads to, so that a link out of the packages would let Functions read anything;
 * and npm makes none where commands get no links.
 */
export async function bytesWithin(folder: string): Promise<number> {
  let bytes = 0
  // What npm moves away meanwhile is measured where it goes.
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(whenMissing([]))) {
    const path = join(folder, entry.name)
    if (entry.isSymbolicLink()) throw linked(entry.name)
    if (entry.isDirectory()) bytes += await bytesWithin(path)
    else bytes += await lstat(path).then(({ size }) => size, whenMissing(0))
  }
  return bytes
}

/** Refuses a folder of packages that holds a link, or more bytes than it may. Throws InstallFailed. */
export async function checkContents(folder: string, limit: number): Promise<void> {
  if ((await bytesWithin(folder)) > limit) throw tooLarge(limit)
}

/** Checks over and over while packages are fetched; gives up by `giveUp`, until stopped. */
export async function watchContents(
  folder: string,
  limit: number,
  stopped: AbortSignal,
  giveUp: (reason: unknown) => void,
): Promise<void> {
  while (!stopped.aborted) {
    await checkContents(folder, limit).catch(giveUp)
    await sleep(LOOK, undefined, { signal: stopped }).catch(() => {})
  }
}

const tooLarge = (limit: number) =>
  new InstallFailed(
    `The packages have more than ${Math.floor(limit / MIBI)} MiB; Functions may have as many. Ask for fewer, or smaller ones.`,
  )

const linked = (name: string) =>
  new InstallFailed(
    `A package brings the link ${name}, which could lead out of the packages. Ask for another version or package.`,
  )
