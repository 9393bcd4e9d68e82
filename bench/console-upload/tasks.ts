import type { Browser, Page } from '@playwright/test'

/** The tasks of a page's main thread over a while. Times are ms. */
export interface Tasks {
  /** As the clock has it: how long someone could not press anything. */
  wall: Longest
  /** Of processor time: on a busy machine, what the page itself is to blame for. */
  own: Longest
  /** Processor time of all of them. */
  total: number
}

interface Longest {
  longest: number
  above50: number
}

interface TraceEvent {
  name: string
  pid: number
  tid: number
  /** Microseconds: by the clock, and of processor time. */
  dur?: number
  tdur?: number
  args: { name?: string }
}

/** Follows the page's tasks while `act` runs, with a trace of the browser. */
export async function tracingTasks(
  browser: Browser,
  page: Page,
  act: () => Promise<void>,
): Promise<Tasks> {
  await browser.startTracing(page, { categories: ['toplevel'] })
  await act()
  const tasks = tasksOfPage(await browser.stopTracing())
  return {
    wall: longestOf(tasks.map(({ dur = 0 }) => dur)),
    own: longestOf(tasks.map(({ tdur = 0 }) => tdur)),
    total: sum(tasks) / 1000,
  }
}

/** The tasks of the renderer that did most; the browser's own pages have some as well. */
function tasksOfPage(trace: Buffer): TraceEvent[] {
  const mains = new Set<string>()
  const byPage = new Map<number, TraceEvent[]>()
  for (const event of eventsIn(trace)) {
    const { name, pid, tid, args } = event
    const thread = `${pid} ${tid}`
    // A trace names the threads first.
    if (args.name === 'CrRendererMain') mains.add(thread)
    if (!name.endsWith('RunTask') || !mains.has(thread)) continue
    const tasks = byPage.get(pid)
    if (tasks) tasks.push(event)
    else byPage.set(pid, [event])
  }
  return [...byPage.values()].toSorted((one, other) => sum(other) - sum(one))[0] ?? []
}

/**
 * The tasks and the names of threads in a trace, which has an event a line. Read line by line:
 * ten minutes have more bytes than a string can.
 */
function* eventsIn(trace: Buffer): Generator<TraceEvent> {
  for (let from = 0; from < trace.length;) {
    const newline = trace.indexOf('\n', from)
    const to = newline < 0 ? trace.length : newline
    const line = trace.toString('utf8', from, to)
    if (/RunTask"|"thread_name"/.test(line)) yield eventOf(line)
    from = to + 1
  }
}

/** Without the comma after it, or what comes after the last one. */
const eventOf = (line: string): TraceEvent =>
  JSON.parse(line.replace(/\](?:,"metadata":.*)?\}?$|,$/, ''))

const sum = (tasks: readonly TraceEvent[]) =>
  tasks.reduce((total, { tdur = 0 }) => total + tdur, 0)

const longestOf = (micros: readonly number[]): Longest => ({
  longest: Math.round(micros.reduce((most, one) => Math.max(most, one), 0) / 1000),
  above50: micros.filter((one) => one > 50_000).length,
})
