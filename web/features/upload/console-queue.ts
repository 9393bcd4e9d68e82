import { createTusTransport } from './engine/tus-transport.ts'
import { createUploadQueue } from './engine/upload-queue.ts'
import { rememberVisibility, rememberedVisibility } from './remembered-visibility.ts'

const MIB = 1024 ** 2

/**
 * The console's one queue. It outlives the page that shows it, so that uploads go on while
 * the user looks at another Service or signs in again.
 */
export const consoleQueue = createUploadQueue({
  transport: createTusTransport({
    endpoint: new URL('/api/uploads', location.origin).href,
    // The mock holds each request whole in memory; the server streams.
    chunkSize: import.meta.env.MODE === 'mock' ? MIB : 8 * MIB,
  }),
  visibility: rememberedVisibility(),
  onVisibility: rememberVisibility,
})
