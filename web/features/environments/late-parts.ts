import { latePart } from '../../lib/late-part.ts'

/** None of it is needed before someone wants another Environment. */
export const environmentMenu = latePart(
  async () => (await import('./EnvironmentMenu.tsx')).EnvironmentMenu,
)
