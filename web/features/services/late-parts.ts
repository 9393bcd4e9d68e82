import { latePart } from '../../lib/late-part.ts'

/** Asks for the name of a new Service; seldom needed, so not part of the first load. */
export const createServiceDialog = latePart(
  async () => (await import('./CreateServiceDialog.tsx')).CreateServiceDialog,
)
