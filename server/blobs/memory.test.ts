import { describeBlobs } from './compliance.ts'
import { createMemoryBlobs } from './memory.ts'

describeBlobs('memory', async () => ({ blobs: createMemoryBlobs(), cleanup: async () => {} }))
