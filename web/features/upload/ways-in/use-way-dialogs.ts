import { useRef, useState } from 'react'
import type { FileTaker } from './take-files.ts'
import { usePasting } from './use-pasting.ts'

/** A dialog that is open or fading; another turn each time, so that each opening is fresh. */
interface Opening {
  isOpen: boolean
  turn: number
}

export type WayDialogsState = ReturnType<typeof useWayDialogs>

/** Which of the dialogs of the ways in is open, and the buttons they give the focus back to. */
export function useWayDialogs(taker: FileTaker) {
  const [url, setUrl] = useState({ isOpen: false, turn: 0, typed: '' })
  const [script, setScript] = useState<Opening>({ isOpen: false, turn: 0 })
  const urlButton = useRef<HTMLButtonElement>(null)
  const scriptButton = useRef<HTMLButtonElement>(null)
  const paste = usePasting(taker)
  return {
    urlButton,
    scriptButton,
    paste,
    url,
    openUrl: (typed: string) => setUrl(({ turn }) => ({ isOpen: true, turn: turn + 1, typed })),
    closeUrl: () => setUrl((now) => ({ ...now, isOpen: false })),
    script,
    openScript: () => setScript(({ turn }) => ({ isOpen: true, turn: turn + 1 })),
    closeScript: () => setScript((now) => ({ ...now, isOpen: false })),
  }
}
