import { File as FileIcon } from 'lucide-react'
import { useState } from 'react'
import type { PastedItem } from './pasted-item.ts'
import { useExcerpt } from './use-excerpt.ts'

const BOX = 'flex h-28 overflow-hidden rounded-20 border border-weaker bg-weak'

/** What was pasted, to be recognised: the picture, the beginning of the text, or an icon. */
export function PastePreview({ item }: { item: PastedItem }) {
  switch (item.look) {
    case 'image':
      return <Picture item={item} />
    case 'text':
      return <Excerpt item={item} />
    case 'other':
      return <Icon />
  }
}

function Icon() {
  return (
    <div className={`${BOX} items-center justify-center`}>
      <FileIcon aria-hidden className="size-8 text-icon" />
    </div>
  )
}

function Picture({ item }: { item: PastedItem }) {
  const { bytes, name } = item
  const [isShown, setIsShown] = useState(true)
  // The bytes have a URL for as long as their picture is on the page.
  const show = (picture: HTMLImageElement) => {
    const url = URL.createObjectURL(bytes)
    picture.src = url
    return () => URL.revokeObjectURL(url)
  }
  if (!isShown) return <Icon />
  return (
    <div className={`${BOX} items-center justify-center`}>
      <img
        ref={show}
        alt={`Preview of ${name}`}
        className="max-h-full max-w-full"
        onError={() => setIsShown(false)}
      />
    </div>
  )
}

function Excerpt({ item }: { item: PastedItem }) {
  const text = useExcerpt(item)
  return (
    <pre className={`${BOX} p-2 font-code text-20 wrap-anywhere whitespace-pre-wrap`}>
      {text}
    </pre>
  )
}
