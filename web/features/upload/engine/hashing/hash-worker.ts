import { createHashJobs } from './hash-jobs.ts'
import type { HashRequest } from './messages.ts'

/** The module that runs in the worker. */
const take = createHashJobs((reply) => postMessage(reply))
addEventListener('message', ({ data }: MessageEvent<HashRequest>) => take(data))
