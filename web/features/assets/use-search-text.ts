import { useEffect, useRef, useState } from 'react'

const DEBOUNCE_MS = 250

/**
 * The text of a search box. It is committed once typing pauses, and follows `committed` when
 * that changes from elsewhere (the back button, “Clear filters”).
 */
export function useSearchText(committed: string, commit: (text: string) => void) {
  const [text, setText] = useState(committed)
  const [seen, setSeen] = useState(committed)
  const [ours, setOurs] = useState(committed)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  if (committed !== seen) {
    setSeen(committed)
    if (committed !== ours) setText(committed)
  }
  const commitNow = (next: string) => {
    clearTimeout(timer.current)
    setOurs(next.trim())
    commit(next.trim())
  }
  const change = (next: string) => {
    setText(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => commitNow(next), DEBOUNCE_MS)
  }
  const clear = () => {
    setText('')
    commitNow('')
  }
  return { text, change, clear }
}
