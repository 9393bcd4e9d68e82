import { writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { cpuMicros, machineMicros } from './cpu.ts'
import { CORES, start } from './programs.ts'

/** One way to load a server. */
export interface Load {
  path: string
  headers: Record<string, string>
  connections: number
  seconds: number
}

export interface Run {
  requestsPerSecond: number
  /** MiB/s of answers, heads included. */
  mebibytesPerSecond: number
  p99Ms: number
  /** CPU time of the server per second, in µs. */
  serverMicros: number
  /** Cores that neither server nor generator used, but others did. */
  foreignCores: number
}

const REPORT = `
done = function(summary, latency)
  local e = summary.errors
  io.write(string.format(
    '{"requests":%.0f,"bytes":%.0f,"micros":%.0f,"p99":%.0f,"errors":%.0f}\\n',
    summary.requests, summary.bytes, summary.duration, latency:percentile(99),
    e.connect + e.read + e.write + e.status + e.timeout))
end
`

/** What the script above prints: times in µs. */
const reportSchema = z.object({
  requests: z.number(),
  bytes: z.number(),
  micros: z.number(),
  p99: z.number(),
  errors: z.number(),
})

/** Writes the script that makes wrk print figures for a program. */
export async function writeReport(file: string): Promise<void> {
  await writeFile(file, REPORT)
}

/** Loads a server with wrk and measures both, and the noise around them. */
export async function wrk(
  origin: string,
  serverPid: number,
  load: Load,
  report: string,
): Promise<Run> {
  const headers = Object.entries(load.headers).flatMap(([name, value]) => [
    '-H',
    `${name}: ${value}`,
  ])
  const rate = ['-t1', `-c${load.connections}`, `-d${load.seconds}s`, '--timeout', '30s']
  const before = { server: cpuMicros(serverPid), machine: machineMicros() }
  const child = start(CORES.generator, 'wrk', [
    ...rate,
    ...headers,
    '-s',
    report,
    `${origin}${load.path}`,
  ])
  let generator = 0
  const watching = setInterval(() => {
    generator = cpuMicros(child.pid ?? 0) || generator
  }, 100)
  const text = await allOf(child)
  clearInterval(watching)
  const server = cpuMicros(serverPid) - before.server
  const foreign = machineMicros() - before.machine - server - generator
  return summary(text, server, foreign)
}

async function allOf(child: ReturnType<typeof start>): Promise<string> {
  let text = ''
  for await (const chunk of child.stdout ?? []) text += String(chunk)
  return text
}

function summary(text: string, server: number, foreign: number): Run {
  const line = text.split('\n').find((one) => one.startsWith('{')) ?? ''
  const report = reportSchema.parse(JSON.parse(line))
  if (report.errors > 0 || report.bytes === 0) throw new Error(`wrk saw errors: ${line}`)
  const seconds = report.micros / 1e6
  return {
    requestsPerSecond: report.requests / seconds,
    mebibytesPerSecond: report.bytes / seconds / 1024 / 1024,
    p99Ms: report.p99 / 1000,
    serverMicros: server / seconds,
    foreignCores: Math.max(0, foreign / report.micros),
  }
}
