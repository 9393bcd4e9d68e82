import { classNames } from '../ui/class-names.ts'
import { Logo } from './Logo.tsx'

/** Hangar's name at the head of the sidebar; as high as the top bar. */
export function Brand({ collapsed = false }: { collapsed?: boolean }) {
  return (
    <div
      className={classNames(
        'flex h-19 shrink-0 items-center gap-3 text-inverse',
        collapsed ? 'justify-center' : 'px-5',
      )}
    >
      <Logo className="size-7 shrink-0" />
      <span className={collapsed ? 'sr-only' : 'text-40 font-semibold'}>Hangar</span>
    </div>
  )
}
