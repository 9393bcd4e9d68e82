import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Ends workers that outlived a Hangar that was killed: one in an endless loop does not notice.
 * They are told by their command line, which names the folder that nobody else may use now.
 * Only Linux shows it; elsewhere they end by their limit of CPU time.
 */
export async function endOrphans(generations: string): Promise<void> {
  const mark = `--allow-fs-read=${join(generations, '/')}`
  for (const pid of await readdir('/proc').catch(() => [])) {
    if (!/^\d+$/.test(pid)) continue
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (command.split('\0').some((part) => part.startsWith(mark))) end(Number(pid))
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended meanwhile, or belongs to another user.
  }
}
