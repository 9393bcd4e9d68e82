import { ChevronDown } from 'lucide-react'
import type { MenuTriggerProps } from './LateMenu.tsx'

interface SwitcherButtonProps extends MenuTriggerProps {
  /** What is switched: "Service". */
  kind: string
  /** The name of the one in force. */
  current: string
}

/** Opens the menu of a switcher in the top bar, and says which one is in force. */
export function SwitcherButton({ kind, current, ...trigger }: SwitcherButtonProps) {
  return (
    <button
      {...trigger}
      type="button"
      className="group min-w-0 rounded-20 p-1 text-left text-30 md:px-2"
    >
      <span className="sr-only">Switch {kind}. Now: </span>
      <span aria-hidden className="hidden truncate text-20 text-weak md:block">
        {kind}
      </span>
      <span className="flex min-h-7 min-w-0 items-center gap-1 font-semibold text-link group-hover:text-link-strong md:min-h-5">
        <span className="min-w-0 truncate group-hover:underline">{current}</span>
        <ChevronDown aria-hidden className="size-4 shrink-0" />
      </span>
    </button>
  )
}
