import { latePart } from '../../lib/late-part.ts'

// CodeMirror is larger than all else of the page, so the list does not wait for it.

export const functionPane = latePart(
  async () => (await import('./FunctionPane.tsx')).FunctionPane,
)
export const newFunctionDialog = latePart(
  async () => (await import('./NewFunctionDialog.tsx')).NewFunctionDialog,
)
