import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { randomFillSync } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startHangar } from './hangar.ts'
import { startNginx } from './nginx.ts'
import type { Peer } from './peer.ts'
import { freePort, needPrograms, pinning } from './programs.ts'
import { printReport, type Measured } from './report.ts'
import { quietest } from './quiet.ts'
import { wrk, writeReport, type Load } from './wrk.ts'

/**
 * node bench/delivery/run.ts [rounds] [seconds] [attempts]: how fast the assets origin answers beside nginx.
 * Each round loads all servers with all cases, in an order of its own; what counts is the median
 * of the rounds' ratios, for absolute figures move with the machine.
 */
const rounds = Number(process.argv[2] ?? 5)
const seconds = Number(process.argv[3] ?? 3)

const attempts = Number(process.argv[4] ?? 3)

const KIBI = 1024
const FILES = { '2k.bin': 2 * KIBI, '100k.bin': 100 * KIBI, '100m.bin': 100 * KIBI * KIBI }

interface Case {
  name: string
  unit: 'req/s' | 'MiB/s'
  file: keyof typeof FILES
  connections: number
  range?: string
  /** Sends the tag that the server itself gave, to be answered 304. */
  revalidate?: boolean
}

const CASES: Case[] = [
  { name: '2 KiB', unit: 'req/s', file: '2k.bin', connections: 64 },
  { name: '304', unit: 'req/s', file: '2k.bin', connections: 64, revalidate: true },
  { name: '100 KiB', unit: 'req/s', file: '100k.bin', connections: 64 },
  { name: '100 MiB', unit: 'MiB/s', file: '100m.bin', connections: 8 },
  {
    name: 'Range of 1 MiB',
    unit: 'MiB/s',
    file: '100m.bin',
    connections: 32,
    range: 'bytes=10485760-11534335',
  },
]

async function main(): Promise<void> {
  needPrograms('nginx', 'wrk')
  const folder = await mkdtemp(join(tmpdir(), 'hangar-bench-'))
  const peers: Peer[] = []
  const cleanUp = async () => {
    await Promise.all(peers.map((peer) => peer.stop()))
    await rm(folder, { recursive: true, force: true })
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void cleanUp().then(() => process.exit(130)))
  }
  try {
    const root = await writeFiles(folder)
    peers.push(...(await startNginx(folder, root, [await freePort(), await freePort()])))
    peers.push(await startHangar(join(folder, 'data'), root))
    const report = join(folder, 'report.lua')
    await writeReport(report)
    const measured = await measure(peers, report)
    printReport(measured, { rounds, seconds, pinning })
  } finally {
    await cleanUp()
  }
}

async function writeFiles(folder: string): Promise<string> {
  const root = join(folder, 'root')
  await mkdir(join(root, 'assets'), { recursive: true })
  await mkdir(join(folder, 'data'))
  for (const [name, size] of Object.entries(FILES)) {
    await writeFile(join(root, 'assets', name), randomFillSync(new Uint8Array(size)))
  }
  return root
}

async function measure(peers: Peer[], report: string): Promise<Measured[]> {
  const measured: Measured[] = []
  for (let round = 1; round <= rounds; round += 1) {
    for (const one of shuffled(CASES)) {
      measured.push(...(await quietest(attempts, () => measureCase(one, peers, round, report))))
    }
    console.error(`round ${round} of ${rounds} done`)
  }
  return measured
}

async function measureCase(
  one: Case,
  peers: Peer[],
  round: number,
  report: string,
): Promise<Measured[]> {
  const measured: Measured[] = []
  for (const peer of shuffled(peers)) {
    const load = await loadOf(one, peer)
    const run = await wrk(peer.origin, peer.pid, load, report)
    measured.push({ round, peer: peer.name, case: one.name, unit: one.unit, run })
  }
  return measured
}

async function loadOf(one: Case, peer: Peer): Promise<Load> {
  const path = `/assets/${one.file}`
  const headers: Record<string, string> = one.range ? { Range: one.range } : {}
  if (one.revalidate) {
    const response = await fetch(peer.origin + path, { method: 'HEAD' })
    headers['If-None-Match'] = response.headers.get('etag') ?? ''
  }
  return { path, headers, connections: one.connections, seconds }
}

function shuffled<T>(items: T[]): T[] {
  const keyed = items.map((item) => ({ item, key: Math.random() }))
  return keyed.toSorted((one, other) => one.key - other.key).map(({ item }) => item)
}

await main()
