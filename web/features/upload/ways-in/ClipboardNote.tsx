import { useEffect } from 'react'
import { announce } from '../../../ui/announce.ts'
import { Callout } from '../../../ui/Callout.tsx'
import type { ClipboardProblem } from './read-clipboard.ts'

const WORDS: Record<ClipboardProblem, { title: string; why: string }> = {
  insecure: {
    title: 'Hangar can’t read the clipboard here',
    why: 'Browsers let a page read it only over https or on localhost.',
  },
  denied: {
    title: 'The browser did not let Hangar read the clipboard',
    why: 'It can be allowed in the browser’s settings for this site.',
  },
  empty: {
    title: 'There is nothing in the clipboard that Hangar can read by itself',
    why: 'Pictures and text can be read; files copied in a file manager can’t.',
  },
}

const INSTEAD = 'Press Ctrl+V, or ⌘V on a Mac, now: what you paste shows here.'

/** Why asking for the clipboard gave nothing, and the way that works everywhere. */
export function ClipboardNote({ problem }: { problem: ClipboardProblem }) {
  const { title, why } = WORDS[problem]
  useEffect(() => announce(`${title}. ${why} ${INSTEAD}`, 'assertive'), [title, why])
  return (
    <Callout variant={problem === 'empty' ? 'neutral' : 'warning'} title={title}>
      {why} {INSTEAD}
    </Callout>
  )
}
