import { useState } from 'react'
import type { TriedFunction } from '../../../contract/functions.ts'
import { formatBytes } from '../../lib/bytes.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { ScrollRegion } from '../../ui/ScrollRegion.tsx'
import { shownBody } from './engine/tried-answer.ts'

/** The body of an answer: a picture as one, text as it is, other bytes to download. */
export function TriedBody({ answer }: { answer: TriedFunction }) {
  const [shown] = useState(() => shownBody(answer))
  switch (shown.kind) {
    case 'empty':
      return <p className="text-weak">The body is empty.</p>
    case 'image':
      return <TriedImage url={shown.url} size={shown.size} />
    case 'bytes':
      return (
        <ButtonLink href={shown.url} download="answer" size="small">
          {`Download the body (${formatBytes(shown.size)})`}
        </ButtonLink>
      )
    case 'text':
      return <TriedText text={shown.text} isCut={shown.isCut} whole={answer.body ?? ''} />
  }
}

function TriedImage({ url, size }: { url: string; size: number }) {
  return (
    <figure className="space-y-1">
      <img
        src={url}
        alt="What the Function answered"
        className="max-h-96 max-w-full rounded-20 border border-weaker bg-weak object-contain"
      />
      <figcaption className="text-20 text-weak">{formatBytes(size)}</figcaption>
    </figure>
  )
}

interface TriedTextProps {
  text: string
  isCut: boolean
  whole: string
}

function TriedText({ text, isCut, whole }: TriedTextProps) {
  return (
    <div className="relative">
      <ScrollRegion
        aria-label="Body of the answer"
        className="max-h-96 rounded-20 bg-weak p-3 pr-12"
      >
        <pre className="font-code text-20 break-words whitespace-pre-wrap">{text}</pre>
      </ScrollRegion>
      <CopyButton
        iconOnly
        size="small"
        className="absolute top-1.5 right-1.5 bg-weak"
        value={whole}
        label="Copy body"
      />
      {isCut ? (
        <p className="mt-1 text-20 text-weak">
          Only its beginning is shown; Copy takes it all.
        </p>
      ) : null}
    </div>
  )
}
