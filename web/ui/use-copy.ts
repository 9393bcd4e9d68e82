import { useEffect, useRef, useState } from 'react'
import { announce } from './announce.ts'
import { copyText } from './clipboard.ts'

/** `idle` again 1.5 s after `copied`; `refused` carries the text to copy by hand. */
export type CopyState = { step: 'idle' | 'copied' } | { step: 'refused'; text: string }

const COPIED_MS = 1500

/**
 * The engine of a copy button. `source` is the text, or what makes it; `copiedLabel` is
 * announced, and only after the clipboard holds the text.
 */
export const useCopy = (source: string | (() => string), copiedLabel: string) => {
  const [state, setState] = useState<CopyState>({ step: 'idle' })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const copy = async () => {
    const text = typeof source === 'string' ? source : source()
    const copied = await copyText(text)
    clearTimeout(timer.current)
    if (!copied) {
      setState({ step: 'refused', text })
      announce(
        'The browser did not allow copying. The text is selected in a field.',
        'assertive',
      )
      return
    }
    setState({ step: 'copied' })
    announce(copiedLabel)
    timer.current = setTimeout(() => setState({ step: 'idle' }), COPIED_MS)
  }

  return { state, copy, dismiss: () => setState({ step: 'idle' }) }
}
