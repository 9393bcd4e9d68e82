import { carriesFiles } from '../../../../lib/file-drops.ts'
import { type Store, createStore } from '../../../../lib/store.ts'

/**
 * Whether files are being dragged over the page from outside: the store is true from the
 * first sight of them until they are dropped or gone. Listens on `target`, the window, until
 * the returned `stop` is called.
 */
export function trackFileDrag(target: EventTarget): { over: Store<boolean>; stop: () => void } {
  const over = createStore(false)
  // A picture dragged from the page itself is offered as a file by some browsers.
  let isOwnDrag = false
  const listeners: Record<string, (event: Event) => void> = {
    dragstart: () => (isOwnDrag = true),
    dragenter: (event) => over.set(over.get() || (!isOwnDrag && carriesFiles(event))),
    dragover: (event) => over.set(over.get() || (!isOwnDrag && carriesFiles(event))),
    dragleave: (event) => {
      // Only what leaves the window goes nowhere.
      if ((event as Event & { relatedTarget?: unknown }).relatedTarget == null) over.set(false)
    },
    dragend: end,
    drop: end,
    blur: () => over.set(false),
    keydown: (event) => {
      if ((event as Event & { key?: string }).key === 'Escape') over.set(false)
    },
    // No mouse event is sent during a drag, so this one proves that an end was missed.
    mousemove: end,
  }
  function end() {
    isOwnDrag = false
    over.set(false)
  }
  // Captured, so that no listener further in can keep an event from us.
  for (const [type, listener] of Object.entries(listeners))
    target.addEventListener(type, listener, true)
  const stop = () => {
    for (const [type, listener] of Object.entries(listeners))
      target.removeEventListener(type, listener, true)
  }
  return { over, stop }
}
