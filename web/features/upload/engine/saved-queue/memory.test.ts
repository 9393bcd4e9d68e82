import { describeSavedQueues } from './compliance.ts'
import { createMemoryQueues } from './memory.ts'

describeSavedQueues('memory', async () => ({
  queues: createMemoryQueues(),
  cleanup: async () => {},
}))
