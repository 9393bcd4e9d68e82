import type { Visibility } from '../../../contract/assets.ts'

const KEY = 'hangar.upload.visibility'

/** What this browser's user chose last; public, as at Twilio, until they have chosen. */
export function rememberedVisibility(): Visibility {
  try {
    return localStorage.getItem(KEY) === 'private' ? 'private' : 'public'
  } catch {
    return 'public'
  }
}

export function rememberVisibility(visibility: Visibility): void {
  try {
    localStorage.setItem(KEY, visibility)
  } catch {
    // A browser that keeps nothing for this site: the next visit begins with public.
  }
}
