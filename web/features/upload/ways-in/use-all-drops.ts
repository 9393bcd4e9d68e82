import { useEffect, type RefObject } from 'react'
import { fileDrops } from '../../../lib/file-drops.ts'

/**
 * Makes what is dropped anywhere a drop on this area: beside it (on the sidebar, say, before
 * the overlay is up), and before it was here.
 */
export function useAllDrops(area: RefObject<HTMLElement | null>): void {
  useEffect(() => (area.current ? fileDrops.sendTo(area.current) : undefined), [area])
}
