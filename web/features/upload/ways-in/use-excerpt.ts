import { useEffect, useState } from 'react'
import type { PastedItem } from './pasted-item.ts'

/** As much of a text as fits into a preview, in characters or bytes. */
const EXCERPT = 400

/** The beginning of a text that was pasted, as such or as a file. */
export function useExcerpt({ text, bytes }: PastedItem): string {
  const [read, setRead] = useState('')
  useEffect(() => {
    if (text !== null) return
    // A file that is gone meanwhile has no preview; adding it will tell.
    void bytes
      .slice(0, EXCERPT)
      .text()
      .then(setRead, () => undefined)
  }, [text, bytes])
  return text?.slice(0, EXCERPT) ?? read
}
