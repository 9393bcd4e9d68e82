import { useEffect, useState } from 'react'
import type { UploadQueue } from '../engine/upload-queue.ts'
import { paceLine } from './pace-words.ts'

/** More often than this nobody could read it. */
const LOOK_MS = 1000

/** How far and how fast the queue is, in words, kept up to a second. */
export function usePaceLine(queue: UploadQueue): string {
  const [line, setLine] = useState('')
  useEffect(() => {
    const look = () => setLine(paceLine(queue.getSnapshot().tally, queue.pace()))
    look()
    const timer = setInterval(look, LOOK_MS)
    return () => clearInterval(timer)
  }, [queue])
  return line
}
