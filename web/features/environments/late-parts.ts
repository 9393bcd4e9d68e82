import { latePart } from '../../lib/late-part.ts'

// None of it is needed before someone wants another Environment.

export const environmentMenu = latePart(
  async () => (await import('./EnvironmentMenu.tsx')).EnvironmentMenu,
)
export const createEnvironmentDialog = latePart(
  async () => (await import('./CreateEnvironmentDialog.tsx')).CreateEnvironmentDialog,
)
export const deleteEnvironmentDialog = latePart(
  async () => (await import('./DeleteEnvironmentDialog.tsx')).DeleteEnvironmentDialog,
)
