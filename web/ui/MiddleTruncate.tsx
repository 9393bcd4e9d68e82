import { classNames } from './class-names.ts'
import { splitName } from './split-name.ts'

/** A name on one line, cut in the middle when space is short so that the extension stays. */
export function MiddleTruncate({ text, className }: { text: string; className?: string }) {
  const { head, tail } = splitName(text)
  return (
    <span title={text} className={classNames('flex min-w-0 max-w-full', className)}>
      <span className="truncate whitespace-pre">{head}</span>
      {tail === '' ? null : <span className="shrink-0 whitespace-pre">{tail}</span>}
    </span>
  )
}
