import { useEffect, useEffectEvent, useState } from 'react'
import type { FoundFile } from '../engine/incoming/walk-tree.ts'
import { meaningOf, pasteOf } from './paste-meaning.ts'
import { type PastedItem, canBeNamed, pastedFiles, pastedText } from './pasted-item.ts'
import {
  type ClipboardContent,
  type ClipboardProblem,
  readClipboard,
} from './read-clipboard.ts'
import type { FileTaker } from './take-files.ts'

/** What was pasted and is being looked at, or why there is nothing. */
export interface Pasting {
  isOpen: boolean
  /** Another one each time the dialog opens, so that each is a fresh form. */
  turn: number
  items: readonly PastedItem[]
  problem: ClipboardProblem | null
}

const NONE: Pasting = { isOpen: false, turn: 0, items: [], problem: null }

/** Follows what is pasted on the page, and asks for the clipboard where someone wants it so. */
export function usePasting(taker: FileTaker) {
  const [pasting, setPasting] = useState(NONE)

  const show = (makeItems: (taken: ReadonlySet<string>) => PastedItem[]) =>
    setPasting((now) => {
      const before = now.isOpen ? now.items : []
      const more = makeItems(new Set(before.map(({ name }) => name)))
      const turn = now.isOpen ? now.turn : now.turn + 1
      return { isOpen: true, turn, items: [...before, ...more], problem: null }
    })
  const showText = (text: string) => show((taken) => pastedText(text, new Date(), taken))
  const showFiles = (files: readonly FoundFile[]) =>
    show((taken) => pastedFiles(files, new Date(), taken))
  const takeFiles = (files: readonly FoundFile[]) =>
    canBeNamed(files) ? showFiles(files) : taker.choose(files)

  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const { clipboardData: data, defaultPrevented } = event
    if (defaultPrevented || data === null) return
    const meaning = meaningOf(pasteOf(event, pasting.isOpen))
    if (meaning === null) return
    event.preventDefault()
    if (meaning === 'files') void taker.drop(data, takeFiles)
    else showText(data.getData('text/plain'))
  })
  useEffect(() => {
    const listener = (event: ClipboardEvent) => onPaste(event)
    window.addEventListener('paste', listener)
    return () => window.removeEventListener('paste', listener)
  }, [])

  const showContent = (content: ClipboardContent) => {
    if (content.kind === 'files') showFiles(content.files)
    else if (content.kind === 'text') showText(content.text)
    else {
      const { problem } = content
      setPasting(({ turn }) => ({ isOpen: true, turn: turn + 1, items: [], problem }))
    }
  }
  return {
    pasting,
    ask: async () => showContent(await readClipboard()),
    remove: (id: string) =>
      setPasting((now) => ({ ...now, items: now.items.filter((item) => item.id !== id) })),
    close: () => setPasting((now) => ({ ...now, isOpen: false })),
  }
}
