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
  const trace: { traceEvents: TraceEvent[] } = JSON.parse(String(await browser.stopTracing()))
  const tasks = tasksOfPage(trace.traceEvents)
  return {
    wall: longestOf(tasks.map(({ dur = 0 }) => dur)),
    own: longestOf(tasks.map(({ tdur = 0 }) => tdur)),
    total: sum(tasks) / 1000,
  }
}

/** Those of the renderer that did most; the browser's own pages have some as well. */
function tasksOfPage(events: readonly TraceEvent[]): TraceEvent[] {
  const mains = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  )
  const tasks = events.filter(
    ({ name, pid, tid }) => name.endsWith('RunTask') && mains.has(`${pid} ${tid}`),
  )
  const byPage = [...Map.groupBy(tasks, ({ pid }) => pid).values()]
  return byPage.toSorted((one, other) => sum(other) - sum(one))[0] ?? []
}

const sum = (tasks: readonly TraceEvent[]) =>
  tasks.reduce((total, { tdur = 0 }) => total + tdur, 0)

const longestOf = (micros: readonly number[]): Longest => ({
  longest: Math.round(micros.reduce((most, one) => Math.max(most, one), 0) / 1000),
  above50: micros.filter((one) => one > 50_000).length,
})
