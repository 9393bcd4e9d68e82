import { readFileSync } from 'node:fs'

/** CPU of /proc is counted in hundredths of a second on every Linux there is. */
const TICK_MICROS = 10_000

const read = (path: string) => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** CPU time of a process and its children in µs; 0 where the system does not tell. */
export function cpuMicros(pid: number): number {
  const stat = read(`/proc/${pid}/stat`)
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const own = (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * TICK_MICROS
  const children = read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean)
  return children.reduce((sum, child) => sum + cpuMicros(Number(child)), own)
}

/** CPU time of the whole machine in µs, idle time left out. */
export function machineMicros(): number {
  const [, ...fields] = (read('/proc/stat').split('\n')[0] ?? '').split(/\s+/).map(Number)
  const [user = 0, nice = 0, system = 0, , , irq = 0, soft = 0, steal = 0] = fields
  return (user + nice + system + irq + soft + steal) * TICK_MICROS
}
