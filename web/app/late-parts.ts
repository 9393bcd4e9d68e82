import { latePart } from '../lib/late-part.ts'

/** What the account’s menu holds, and what its entries need. */
export const accountMenu = latePart(async () => (await import('./AccountMenu.tsx')).AccountMenu)
