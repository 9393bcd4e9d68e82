import { CopyButton } from '../../../ui/CopyButton.tsx'

interface CommandBoxProps {
  label: string
  command: string
  copyLabel: string
}

/** A command to be run elsewhere, whole and ready to copy. */
export function CommandBox({ label, command, copyLabel }: CommandBoxProps) {
  return (
    <figure>
      <figcaption className="mb-1 flex flex-wrap items-end justify-between gap-2 font-semibold">
        {label}
        <CopyButton value={command} label={copyLabel} size="small" />
      </figcaption>
      <pre className="rounded-20 border border-weaker bg-weak p-3 font-code text-20 wrap-anywhere whitespace-pre-wrap">
        {command}
      </pre>
    </figure>
  )
}
