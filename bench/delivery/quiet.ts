import { setTimeout as pause } from 'node:timers/promises'
import { machineMicros } from './cpu.ts'
import type { Measured } from './report.ts'

/** Cores that other programs may use before a measurement does not count. */
const QUIET_CORES = 0.25
const LONGEST_WAIT_MS = 60_000
const LOOK_MS = 1000

/** Whether other programs left a measurement alone. */
export const isQuiet = (measured: Measured[]) => disturbance(measured) <= QUIET_CORES

/**
 * Waits for the machine to be quiet, measures, and does so again when others came in between;
 * the least disturbed attempt counts.
 */
export async function quietest(
  attempts: number,
  measure: () => Promise<Measured[]>,
): Promise<Measured[]> {
  await untilQuiet()
  let best = await measure()
  for (let left = attempts - 1; left > 0 && !isQuiet(best); left -= 1) {
    await untilQuiet()
    const next = await measure()
    if (disturbance(next) < disturbance(best)) best = next
  }
  return best
}

const disturbance = (measured: Measured[]) =>
  Math.max(...measured.map(({ run }) => run.foreignCores))

async function untilQuiet(): Promise<void> {
  for (let waited = 0; waited < LONGEST_WAIT_MS; waited += LOOK_MS) {
    const before = machineMicros()
    await pause(LOOK_MS)
    if (machineMicros() - before <= QUIET_CORES * LOOK_MS * 1000) return
  }
}
