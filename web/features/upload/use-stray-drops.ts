import { useEffect, useEffectEvent, type RefObject } from 'react'
import { carriesFiles } from './engine/file-drag.ts'

/**
 * Takes files that are dropped beside the drop area as well (on the sidebar, say, before the
 * overlay is up). react-dropzone has prevented the browser from opening them already.
 */
export function useStrayDrops(
  area: RefObject<HTMLElement | null>,
  onFiles: (files: File[]) => void,
): void {
  const onDrop = useEffectEvent((event: DragEvent) => {
    const isInside = event.target instanceof Node && area.current?.contains(event.target)
    if (isInside === true || !carriesFiles(event)) return
    event.preventDefault()
    onFiles([...(event.dataTransfer?.files ?? [])])
  })
  useEffect(() => {
    const listener = (event: DragEvent) => onDrop(event)
    window.addEventListener('drop', listener)
    return () => window.removeEventListener('drop', listener)
  }, [])
}
