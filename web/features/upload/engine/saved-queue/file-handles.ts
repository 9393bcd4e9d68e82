import { type ChosenFile, chosenFile } from '../chosen-file.ts'

type Permission = 'granted' | 'denied' | 'prompt'

/** What TypeScript's DOM has not of https://wicg.github.io/file-system-access/#permissions yet. */
interface PermittedHandle {
  readonly name: string
  queryPermission?: (asked: { mode: 'read' }) => Promise<Permission>
  requestPermission?: (asked: { mode: 'read' }) => Promise<Permission>
}

/**
 * The file behind a handle of a former visit, if it is still the one it was. Null when it may not
 * be read, was changed, or is gone. With `mayAsk` (while someone has just pressed something) the
 * browser may ask whether it may be read.
 */
export async function openHandle(
  file: ChosenFile,
  mayAsk: boolean,
): Promise<ChosenFile | null> {
  const { handle } = file
  if (!handle) return null
  try {
    if ((await permissionOf(handle, mayAsk)) !== 'granted') return null
    const found = await handle.getFile()
    if (found.size !== file.size || found.lastModified !== file.lastModified) return null
    return chosenFile(found, { relativePath: file.relativePath, handle })
  } catch {
    return null
  }
}

async function permissionOf(handle: PermittedHandle, mayAsk: boolean): Promise<Permission> {
  const asked = { mode: 'read' } as const
  const now = (await handle.queryPermission?.(asked)) ?? 'granted'
  if (now !== 'prompt' || !mayAsk) return now
  return (await handle.requestPermission?.(asked)) ?? now
}
