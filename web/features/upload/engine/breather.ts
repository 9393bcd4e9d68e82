/** How long the page may be kept busy in one go; from 50 ms on people feel it. */
const BUSY_MS = 8

export interface BreatherOptions {
  /** Milliseconds of a steady clock. */
  now?: () => number
  /** Resolves in a task of its own, so that input and drawing come first. */
  nextTask?: () => Promise<void>
}

/**
 * Keeps a long loop from freezing the page: awaited in each of its steps, it lets everything
 * else go first whenever the loop has been busy for 8 ms. Between that it costs a look at the
 * clock.
 */
export function createBreather(options: BreatherOptions = {}): () => Promise<void> {
  const { now = () => performance.now(), nextTask = breathe } = options
  let since = now()
  /** Loops that go side by side make one break together. */
  let pause: Promise<void> | null = null
  const rest = async () => {
    await nextTask()
    since = now()
    pause = null
  }
  return async () => {
    if (now() - since >= BUSY_MS) await (pause ??= rest())
  }
}

/** Comes back in another task, after input and drawing. */
export function breathe(): Promise<void> {
  if (typeof scheduler !== 'undefined' && 'yield' in scheduler) return scheduler.yield()
  return new Promise((resolve) => {
    setTimeout(resolve)
  })
}
