import { X } from 'lucide-react'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Button } from './Button.tsx'
import { classNames } from './class-names.ts'
import { IconButton } from './IconButton.tsx'
import { TONE_SURFACES } from './tone.ts'
import { ToneIcon } from './ToneIcon.tsx'
import { toasts, type Toast } from './toasts.ts'

/** More would cover the page; the others wait behind a button, for each may hold an Undo. */
const MOST = 3

/**
 * Shows the toasts, bottom right. (Paste has them at the top, where those that stay would lie
 * on the page's main action, which nobody could scroll away.) They are spoken by the live
 * regions, so the list itself is silent. F6 goes to it and, once it is left or empty, back.
 */
export function ToastList() {
  const list = useSyncExternalStore(toasts.subscribe, toasts.get)
  const region = useRef<HTMLElement>(null)
  const cameFrom = useRef<Element | null>(null)
  const [unfolded, setUnfolded] = useState(false)
  const waiting = list.length - MOST
  if (unfolded && waiting <= 0) setUnfolded(false)

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || toasts.get().length === 0) return
      event.preventDefault()
      const inside = region.current?.contains(document.activeElement) === true
      if (inside) return returnFocus(cameFrom.current)
      cameFrom.current = document.activeElement
      region.current?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  const leave = (toast: Toast) => {
    const inside = region.current?.contains(document.activeElement) === true
    toasts.dismiss(toast.id)
    if (!inside) return
    if (toasts.get().length > 0) region.current?.focus()
    else returnFocus(cameFrom.current)
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only holds the clocks while someone reads
    <section
      ref={region}
      tabIndex={-1}
      aria-label={`Notifications (${list.length})`}
      data-toasts
      hidden={list.length === 0}
      onMouseEnter={toasts.pause}
      onMouseLeave={toasts.resume}
      onFocus={toasts.pause}
      onBlur={toasts.resume}
      className="pointer-events-none fixed right-1 bottom-1 z-70 max-h-[calc(100dvh-5rem)] w-[min(26rem,100vw)] overflow-y-auto rounded-30 p-2"
    >
      <ol className="space-y-3">
        {(unfolded ? list : list.slice(0, MOST)).map((toast) => (
          <li key={toast.id}>
            <ToastCard toast={toast} onLeave={() => leave(toast)} />
          </li>
        ))}
      </ol>
      {unfolded || waiting <= 0 ? null : (
        <Button
          size="small"
          className="pointer-events-auto mt-2"
          onClick={() => {
            setUnfolded(true)
            region.current?.focus()
          }}
        >
          {`Show ${waiting} more`}
        </Button>
      )}
    </section>
  )
}

/** Back to where the user was, or to the page's heading when that is gone. */
const returnFocus = (element: Element | null) => {
  const target = element?.isConnected === true ? element : document.querySelector('h1')
  if (target instanceof HTMLElement) target.focus()
}

function ToastCard({ toast, onLeave }: { toast: Toast; onLeave: () => void }) {
  const { action } = toast
  return (
    <div
      className={classNames(
        'pointer-events-auto flex items-start gap-3 rounded-30 border p-4 text-30 shadow-menu',
        TONE_SURFACES[toast.variant],
      )}
    >
      <ToneIcon tone={toast.variant} />
      <div className="min-w-0 flex-1 break-words">
        <p className="font-semibold">{toast.title}</p>
        {toast.body === undefined ? null : <p className="mt-1">{toast.body}</p>}
        {action === undefined ? null : (
          <Button
            size="small"
            className="mt-2"
            onClick={() => {
              onLeave()
              action.onAction()
            }}
          >
            {action.label}
          </Button>
        )}
      </div>
      <IconButton
        size="small"
        aria-label={`Dismiss notification: ${toast.title}`}
        icon={<X aria-hidden />}
        onClick={onLeave}
        className="-mt-1 -mr-1"
      />
    </div>
  )
}
