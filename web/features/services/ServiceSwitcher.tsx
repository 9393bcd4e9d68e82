import { useQuery } from '@tanstack/react-query'
import { ChevronDown, Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Service } from '../../../contract/services.ts'
import { servicesQuery } from '../../api/services.ts'
import { paths } from '../../lib/paths.ts'
import { Button } from '../../ui/Button.tsx'
import { Menu, type MenuEntry } from '../../ui/Menu.tsx'
import { useOptionalPart } from '../../ui/use-optional-part.ts'
import { createServiceDialog } from './late-parts.ts'

interface ServiceSwitcherProps {
  /** The unique name of the Service one is in. */
  current: string
}

/** Says which Service one is in, and leads to the others and to a new one. */
export function ServiceSwitcher({ current }: ServiceSwitcherProps) {
  const services = useQuery(servicesQuery)
  const [, navigate] = useLocation()
  const [creating, setCreating] = useState(false)
  const close = () => setCreating(false)
  const dialog = useOptionalPart(createServiceDialog, creating, close)
  const place = useRef<HTMLDivElement>(null)
  const domain = services.data?.find(({ unique_name }) => unique_name === current)?.domain_base

  const entries: MenuEntry[] = [
    ...serviceEntries(services.data ?? [], current, (name) => navigate(paths.service(name))),
    { type: 'separator' },
    {
      label: 'Create Service…',
      icon: <Plus aria-hidden />,
      onSelect: () => setCreating(true),
    },
  ]
  return (
    <div ref={place}>
      <Menu
        entries={entries}
        renderTrigger={(props) => (
          <Button {...props} variant="link" className="max-w-full">
            <span className="min-w-0 text-left">
              <span className="sr-only">Switch Service. Now: </span>
              <span className="block truncate">{current}</span>
              <span className="block truncate text-20 font-normal text-weak">{domain}</span>
            </span>
            <ChevronDown aria-hidden className="size-4 shrink-0" />
          </Button>
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

function serviceEntries(
  services: Service[],
  current: string,
  onChange: (name: string) => void,
): MenuEntry[] {
  if (services.length === 0) return []
  const options = services.map(({ unique_name: value }) => ({ value, label: value }))
  return [{ type: 'radio', label: 'Services', value: current, options, onChange }]
}
