import { median } from '../delivery/report.ts'
import type { Load } from './load.ts'
import { LIMIT, TUS } from './peers.ts'

/** One server under one case in one round. */
export interface Measured {
  round: number
  peer: string
  case: string
  unit: 'files/s' | 'MiB/s'
  /** How many files or MiB came. */
  units: number
  load: Load
  /** CPU time of the server. */
  micros: number
  /** The most memory the server had, in MiB. */
  peak: number
}

const REFERENCES = [LIMIT, TUS]

/** Prints a Markdown table: the median of each figure, and the median of the rounds' ratios. */
export function printReport(measured: Measured[]): void {
  console.log(
    `\n| case | server | rounds | median | × ${REFERENCES.join(' | × ')} | CPU µs each | p99 ms | peak MiB |`,
  )
  console.log('| --- | --- | --: | --: | --: | --: | --: | --: | --: |')
  for (const name of new Set(measured.map((one) => one.case))) {
    const ofCase = measured.filter((one) => one.case === name)
    for (const peer of [...new Set(ofCase.map((one) => one.peer))].toSorted()) {
      console.log(row(ofCase, name, peer))
    }
  }
}

function row(ofCase: Measured[], name: string, peer: string): string {
  const own = ofCase.filter((one) => one.peer === peer)
  const ratios = REFERENCES.map((reference) =>
    median(own.map((one) => rate(one) / rate(sameRound(ofCase, one, reference)))).toFixed(2),
  )
  const value = `${Math.round(median(own.map(rate))).toLocaleString('en')} ${own[0]?.unit}`
  const cpu = Math.round(median(own.map(({ micros, units }) => micros / units)))
  const p99 = median(own.map(({ load }) => percentile99(load.latencies))).toFixed(1)
  const peak = Math.round(Math.max(...own.map((one) => one.peak)))
  const cells = [name, peer, own.length, value, ...ratios, cpu.toLocaleString('en'), p99, peak]
  return `| ${cells.join(' | ')} |`
}

const rate = ({ units, load }: Measured) => units / load.seconds

function sameRound(ofCase: Measured[], { round }: Measured, peer: string): Measured {
  const found = ofCase.find((one) => one.round === round && one.peer === peer)
  if (!found) throw new Error(`round ${round} has no ${peer}`)
  return found
}

function percentile99(latencies: number[]): number {
  const sorted = latencies.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length * 0.99)] ?? NaN
}
