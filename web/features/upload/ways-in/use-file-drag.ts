import { useEffect, useState } from 'react'
import { trackFileDrag } from '../engine/incoming/file-drag.ts'

/** Whether files are being dragged over this page from outside it. */
export function useFileDrag(): boolean {
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    const { over, stop } = trackFileDrag(window)
    const unsubscribe = over.subscribe(() => setIsOver(over.get()))
    return () => {
      unsubscribe()
      stop()
    }
  }, [])
  return isOver
}
