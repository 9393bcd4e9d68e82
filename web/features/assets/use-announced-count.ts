import { useEffect, useRef } from 'react'
import { announce } from '../../ui/announce.ts'

/** Tells screen readers what a search or filter came to, once its answer is there. */
export function useAnnouncedCount(question: string, count: string | null) {
  const answered = useRef(question)
  useEffect(() => {
    if (count === null || answered.current === question) return
    answered.current = question
    announce(`${count}.`)
  }, [question, count])
}
