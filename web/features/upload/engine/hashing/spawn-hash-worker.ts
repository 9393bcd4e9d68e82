/** Starts a worker that hashes, from the console's own origin: its policy allows no other. */
export const spawnHashWorker = (): Worker =>
  new Worker(new URL('./hash-worker.ts', import.meta.url), { type: 'module' })
