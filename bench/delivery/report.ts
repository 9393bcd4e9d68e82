import { isQuiet } from './quiet.ts'
import type { Run } from './wrk.ts'

export interface Measured {
  round: number
  peer: string
  case: string
  unit: 'req/s' | 'MiB/s'
  run: Run
}

interface Conditions {
  rounds: number
  seconds: number
  pinning: string
}

const REFERENCES = ['nginx', 'nginx, sendfile off']

/** Prints a Markdown table: the median of each figure, and the median of the rounds' ratios. */
export function printReport(all: Measured[], { rounds, seconds, pinning }: Conditions): void {
  const measured = quietOnes(all)
  const foreign = median(measured.map(({ run }) => run.foreignCores))
  console.log(
    `\n${rounds} rounds of ${seconds} s, ${pinning}; others used ${foreign.toFixed(2)} cores (median).\n`,
  )
  console.log(
    '| case | server | rounds | median | × nginx | × sendfile off | CPU µs each | p99 ms |',
  )
  console.log('| --- | --- | --: | --: | --: | --: | --: | --: |')
  const cases = [...new Set(measured.map((one) => one.case))].toSorted()
  const peers = [...new Set(measured.map((one) => one.peer))].toSorted()
  for (const name of cases) {
    for (const peer of peers) console.log(row(measured, name, peer))
  }
}

/** Leaves out the rounds of a case that others disturbed, unless that would leave none. */
function quietOnes(all: Measured[]): Measured[] {
  const byCase = Object.values(Object.groupBy(all, (one) => one.case))
  return byCase.flatMap((ofCase = []) => {
    const byRound = Object.values(Object.groupBy(ofCase, (one) => one.round))
    const quiet = byRound.filter((ofRound = []) => isQuiet(ofRound))
    return (quiet.length > 0 ? quiet : byRound).flatMap((ofRound = []) => ofRound)
  })
}

function row(measured: Measured[], name: string, peer: string): string {
  const own = measured.filter((one) => one.case === name && one.peer === peer)
  const ratios = REFERENCES.map((reference) => {
    const each = own.map((one) => figure(one) / figure(sameRound(measured, one, reference)))
    return peer === reference ? '1' : median(each).toFixed(2)
  })
  const value = `${Math.round(median(own.map(figure))).toLocaleString('en')} ${own[0]?.unit}`
  const micros = median(own.map((one) => one.run.serverMicros / figure(one)))
  const cpu = Math.round(micros * 10) / 10
  const p99 = median(own.map(({ run }) => run.p99Ms)).toFixed(2)
  return `| ${[name, peer, own.length, value, ...ratios, cpu.toLocaleString('en'), p99].join(' | ')} |`
}

const figure = ({ unit, run }: Measured) =>
  unit === 'req/s' ? run.requestsPerSecond : run.mebibytesPerSecond

function sameRound(
  measured: Measured[],
  { round, case: name }: Measured,
  peer: string,
): Measured {
  const found = measured.find(
    (one) => one.round === round && one.case === name && one.peer === peer,
  )
  if (!found) throw new Error(`round ${round} has no ${name} of ${peer}`)
  return found
}

/** The middle value; of two in the middle their mean. */
export function median(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2
}
