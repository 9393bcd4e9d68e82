import { readFileSync } from 'node:fs'
import type { CDPSession } from '@playwright/test'

const LOOK_MS = 500
const MIB = 1024 ** 2

/** The most memory that was seen, in MiB. */
export interface Peaks {
  /** JavaScript's heap in the tab. */
  heap: number
  /** The server's resident set; 0 where the system does not tell. */
  server: number
}

/** Looks at both every half second while `act` runs. */
export async function watchingMemory(
  session: CDPSession,
  serverPid: number,
  act: () => Promise<void>,
): Promise<Peaks> {
  const peaks: Peaks = { heap: 0, server: 0 }
  const look = async () => {
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    peaks.heap = Math.max(peaks.heap, usedSize / MIB)
    peaks.server = Math.max(peaks.server, residentMebibytes(serverPid))
  }
  const timer = setInterval(() => void look().catch(() => {}), LOOK_MS)
  try {
    await act()
    await look()
  } finally {
    clearInterval(timer)
  }
  return peaks
}

function residentMebibytes(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}
