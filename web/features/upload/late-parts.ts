import { latePart } from '../../lib/late-part.ts'

/** What takes files; it comes right after the list, and what is dropped before waits for it. */
export const uploadZone = latePart(async () => (await import('./UploadZone.tsx')).UploadZone)
