import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cpuMicros } from '../delivery/cpu.ts'
import { needPrograms } from '../delivery/programs.ts'
import { bringMany, bringOne, type Load } from './load.ts'
import { settle, warmPages } from './machine.ts'
import { peakMebibytes } from './memory.ts'
import type { Peer, RunningPeer } from './peer.ts'
import { largePeers, smallPeers } from './peers.ts'
import { printReport, type Measured } from './report.ts'

/**
 * node bench/upload/run.ts [rounds] [words of the cases' names]: how fast files are taken in beside
 * others. Each round starts every server anew on an empty folder, in an order of its own; what
 * counts is the median of the rounds' ratios, for absolute figures move with the machine.
 */
const rounds = Number(process.argv[2] ?? 5)
const wanted = process.argv.slice(3)

const KIBI = 1024
const GIBI = KIBI ** 3
const COUNT = 10_000
const WARM_UP = 500

interface Case {
  name: string
  peers: Peer[]
  /** What one unit of the figure is: files, or MiB. */
  units: number
  unit: 'files/s' | 'MiB/s'
  warmUp: (peer: RunningPeer) => Promise<unknown>
  load: (peer: RunningPeer) => Promise<Load>
}

const storm = (connections: number): Case => ({
  name: `10,000 × 4 KiB, ${connections} connections`,
  peers: smallPeers,
  units: COUNT,
  unit: 'files/s',
  warmUp: (peer) => bringMany(peer, WARM_UP, 4 * KIBI, connections),
  load: (peer) => bringMany(peer, COUNT, 4 * KIBI, connections),
})

const CASES: Case[] = [
  {
    name: '1 GiB',
    peers: largePeers,
    units: KIBI,
    unit: 'MiB/s',
    warmUp: async () => {},
    load: (peer) => bringOne(peer, GIBI),
  },
  storm(6),
  storm(32),
]

async function main(): Promise<void> {
  needPrograms('nginx')
  const folder = await mkdtemp(join(tmpdir(), 'hangar-bench-'))
  try {
    printReport(await measureAll(folder))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measureAll(folder: string): Promise<Measured[]> {
  const measured: Measured[] = []
  const cases = CASES.filter(({ name }) => wanted.every((word) => name.includes(word)))
  for (let round = 1; round <= rounds; round += 1) {
    for (const one of cases) {
      for (const peer of shuffled(one.peers)) {
        measured.push(await measure(one, peer, round, folder))
      }
    }
    console.error(`round ${round} of ${rounds} done`)
  }
  return measured
}

async function measure(
  one: Case,
  peer: Peer,
  round: number,
  folder: string,
): Promise<Measured> {
  const own = await mkdtemp(join(folder, 'server-'))
  await warmPages(folder, 2 * GIBI)
  const running = await peer.start(own)
  try {
    await one.warmUp(running)
    settle()
    const before = cpuMicros(running.pid)
    const load = await one.load(running)
    const micros = cpuMicros(running.pid) - before
    const peak = peakMebibytes(running.pid)
    await expectAll(one, running)
    return {
      round,
      case: one.name,
      peer: peer.name,
      unit: one.unit,
      units: one.units,
      load,
      micros,
      peak,
    }
  } finally {
    await running.stop()
    await rm(own, { recursive: true, force: true })
  }
}

/** A server that can tell must have every file it has acknowledged. */
async function expectAll({ unit }: Case, { count }: RunningPeer): Promise<void> {
  const there = await count?.()
  const expected = unit === 'files/s' ? COUNT + WARM_UP : 1
  if (there !== undefined && there !== expected) {
    throw new Error(`${there} of ${expected} files are there`)
  }
}

function shuffled<T>(items: T[]): T[] {
  const keyed = items.map((item) => ({ item, key: Math.random() }))
  return keyed.toSorted((one, other) => one.key - other.key).map(({ item }) => item)
}

await main()
