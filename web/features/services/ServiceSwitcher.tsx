import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Service } from '../../../contract/services.ts'
import { servicesQuery } from '../../api/services.ts'
import { LateMenu } from '../../ui/LateMenu.tsx'
import { SwitcherButton } from '../../ui/SwitcherButton.tsx'
import { useOptionalPart } from '../../ui/use-optional-part.ts'
import { createServiceDialog, serviceMenu } from './late-parts.ts'

interface ServiceSwitcherProps {
  /** The unique name of the Service one is in. */
  current: string
  onSwitch: (service: Service) => void
}

/** Says which Service one is in, and leads to the others and to a new one. */
export function ServiceSwitcher({ current, onSwitch }: ServiceSwitcherProps) {
  const services = useQuery(servicesQuery)
  const [creating, setCreating] = useState(false)
  const close = () => setCreating(false)
  const dialog = useOptionalPart(createServiceDialog, creating, close)
  const place = useRef<HTMLDivElement>(null)
  return (
    <div ref={place} className="min-w-0 shrink-2">
      <LateMenu
        part={serviceMenu}
        renderMenu={(ServiceMenu, frame) => (
          <ServiceMenu
            {...{ current, onSwitch, frame }}
            services={services.data ?? []}
            onCreate={() => setCreating(true)}
          />
        )}
        renderTrigger={(trigger) => (
          <SwitcherButton {...trigger} kind="Service" current={current} />
        )}
      />
      {dialog.kind === 'here' ? (
        <dialog.part
          open={creating}
          onClose={close}
          finalFocus={() => place.current?.querySelector('button') ?? null}
        />
      ) : null}
    </div>
  )
}
