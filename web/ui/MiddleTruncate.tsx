import { classNames } from './class-names.ts'
import { splitName } from './split-name.ts'

const HALF = 'whitespace-pre before:content-[attr(data-half)]'

/**
 * A name on one line, cut in the middle when space is short so that the extension stays. The
 * halves that are seen are drawn by CSS; over them lies the whole text, unseen, as one piece
 * for selecting, finding and assistive technology.
 */
export function MiddleTruncate({ text, className }: { text: string; className?: string }) {
  const { head, tail } = splitName(text)
  return (
    <span title={text} className={classNames('relative flex min-w-0 max-w-full', className)}>
      <span aria-hidden data-half={head} className={`truncate ${HALF}`} />
      <span aria-hidden data-half={tail} className={`shrink-0 ${HALF}`} />
      <span className="absolute inset-0 overflow-clip whitespace-pre text-transparent forced-color-adjust-none selection:text-transparent">
        {text}
      </span>
    </span>
  )
}
