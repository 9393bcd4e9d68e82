import { CASES, type Case } from './cases.ts'
import { openConsole } from './console.ts'
import { watchingMemory, type Peaks } from './memory.ts'
import { tracingTasks, type Tasks } from './tasks.ts'

/**
 * npm run bench:console [words of the cases' names]: what uploading costs the page and the server.
 * Each case has a browser and an empty Hangar of its own. The columns are told in bench/README.md.
 */
const wanted = process.argv.slice(2)

interface Measured {
  seconds: number
  tasks: Tasks
  peaks: Peaks
}

async function measure({ prepare, act }: Case): Promise<Measured> {
  const { page, browser, session, hangar, close } = await openConsole()
  try {
    await prepare(page)
    let seconds = 0
    let peaks: Peaks = { heap: 0, server: 0 }
    const tasks = await tracingTasks(browser, page, async () => {
      const since = performance.now()
      peaks = await watchingMemory(session, hangar.process.pid ?? 0, () => act(page))
      seconds = (performance.now() - since) / 1000
    })
    return { seconds, tasks, peaks }
  } finally {
    await close()
  }
}

function row(name: string, { seconds, tasks, peaks }: Measured): string {
  const { own, wall, total } = tasks
  const figures = [
    seconds.toFixed(1),
    (total / 1000).toFixed(1),
    `${own.above50}, ${own.longest} ms`,
    `${wall.above50}, ${wall.longest} ms`,
    Math.round(peaks.heap),
    Math.round(peaks.server),
  ]
  return `| ${[name, ...figures].join(' | ')} |`
}

console.log(
  '| case | seconds | page’s CPU s | own tasks > 50 ms, longest | by the clock | tab’s heap MiB | server MiB |',
)
console.log('| --- | --: | --: | --: | --: | --: | --: |')
for (const one of CASES) {
  if (wanted.every((word) => one.name.includes(word))) {
    console.log(row(one.name, await measure(one)))
  }
}
