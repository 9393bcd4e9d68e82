import { Menu as Base } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { FocusEvent, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import type { MenuFrame } from './LateMenu.tsx'
import type { MenuEntry } from './Menu.tsx'

interface MenuSkinProps extends MenuFrame {
  entries: readonly MenuEntry[]
}

/** Menu as it looks, once its code is here. Use Menu. */
export function MenuSkin(props: MenuSkinProps) {
  const { anchor, onOpenChange } = props
  return (
    <Base.Root
      open={props.open}
      onOpenChange={(next, details) => {
        // The trigger stands outside: its own click closes the menu, not this press too.
        const { target } = details.event
        if (!next && target instanceof Node && anchor?.contains(target) === true) {
          details.cancel()
        } else onOpenChange(next)
      }}
    >
      <Base.Portal>
        <Base.Positioner
          anchor={anchor}
          align={props.align}
          side={props.side}
          sideOffset={6}
          collisionPadding={12}
          className="z-80 outline-none"
        >
          <Base.Popup
            onFocus={enterByKey}
            id={props.id}
            aria-labelledby={props.labelledBy}
            finalFocus={() => anchor}
            className="own-focus-ring max-h-(--available-height) max-w-[min(20rem,calc(100vw-1.5rem))] min-w-48 overflow-y-auto rounded-30 border border-weaker bg-body-elevation py-2 text-30 text-default shadow-menu outline-none"
          >
            {props.entries.map((entry, index) => (
              <Entry key={index} entry={entry} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

// The trigger stands outside, so Base UI cannot know that a key opened the menu.
function enterByKey({ currentTarget: popup, target, relatedTarget }: FocusEvent<HTMLElement>) {
  if (target !== popup || popup.contains(relatedTarget)) return
  if (popup.matches(':focus-visible')) firstLine(popup)?.focus()
}

/** Where keys start: at the first line that can be chosen or, if it is a choice, at what is chosen. */
function firstLine(popup: HTMLElement): HTMLElement | null {
  const first = popup.querySelector<HTMLElement>('[role^=menuitem]:not([data-disabled])')
  if (first?.role !== 'menuitemradio') return first
  return popup.querySelector<HTMLElement>('[aria-checked=true]') ?? first
}

const LINE =
  'flex min-h-9 w-full cursor-pointer items-center gap-2 own-focus-ring px-4 py-2 outline-none select-none data-disabled:cursor-not-allowed data-disabled:text-weak data-highlighted:bg-primary-weakest data-highlighted:shadow-focus-inset data-highlighted:underline [&_svg]:size-4 [&_svg]:shrink-0'

function Entry({ entry }: { entry: MenuEntry }) {
  switch (entry.type) {
    case 'separator':
      return <Base.Separator className="my-2 border-t border-weaker" />
    case 'text':
      return <div className="px-4 py-2 text-weak">{entry.content}</div>
    case 'link':
      return (
        <Base.LinkItem
          href={entry.href}
          {...(entry.newTab === true ? { target: '_blank', rel: 'noreferrer' } : {})}
          closeOnClick
          className={LINE}
        >
          {entry.icon}
          <Label>{entry.label}</Label>
          {entry.newTab === true ? (
            <span className="sr-only"> (opens in a new tab)</span>
          ) : null}
        </Base.LinkItem>
      )
    case 'radio':
      return <Choice entry={entry} />
    case 'item':
    case undefined:
      return (
        <Base.Item
          disabled={entry.disabled ?? false}
          onClick={entry.onSelect}
          className={classNames(LINE, entry.destructive === true && 'text-link-destructive')}
        >
          {entry.icon}
          <Label>{entry.label}</Label>
        </Base.Item>
      )
  }
}

function Choice({ entry }: { entry: Extract<MenuEntry, { type: 'radio' }> }) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-4 py-2 font-semibold">{entry.label}</Base.GroupLabel>
      <Base.RadioGroup
        value={entry.value}
        onValueChange={(value: unknown) => entry.onChange(String(value))}
      >
        {entry.options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} closeOnClick className={LINE}>
            {option.icon}
            <Label note={option.note}>{option.label}</Label>
            <Base.RadioItemIndicator className="ml-auto">
              <Check aria-hidden />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  )
}

function Label({ note, children }: { note?: string | undefined; children: ReactNode }) {
  return (
    <span className="min-w-0 flex-1">
      <span className="block truncate">{children}</span>
      {note === undefined ? null : (
        <span className="block text-20 wrap-anywhere whitespace-pre-line text-weak">
          {note}
        </span>
      )}
    </span>
  )
}
