import { latePart } from '../../lib/late-part.ts'

/** None of it is needed before someone wants another Service. */
export const serviceMenu = latePart(async () => (await import('./ServiceMenu.tsx')).ServiceMenu)
