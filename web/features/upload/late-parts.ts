import { latePart } from '../../lib/late-part.ts'

/** What takes files; it comes right after the list, and what is dropped before waits for it. */
export const uploadZone = latePart(async () => (await import('./UploadZone.tsx')).UploadZone)

/** What the sign-in page says of uploads that wait. */
export const uploadsSignedOut = latePart(
  async () => (await import('./keeping/UploadsSignedOut.tsx')).UploadsSignedOut,
)

/** What keeps uploads going on every page; nobody waits for it. */
export const uploadKeeper = latePart(
  async () => (await import('./keeping/UploadKeeper.tsx')).UploadKeeper,
)
