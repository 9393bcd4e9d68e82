import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { Service } from '../../../contract/services.ts'
import type { MenuFrame } from '../../ui/LateMenu.tsx'
import type { MenuEntry } from '../../ui/Menu.tsx'
import { MenuSkin } from '../../ui/MenuSkin.tsx'
import { CreateServiceDialog } from './CreateServiceDialog.tsx'
import type { ServiceSwitcherProps } from './ServiceSwitcher.tsx'

interface ServiceMenuProps extends ServiceSwitcherProps {
  services: readonly Service[]
  frame: MenuFrame
}

/** All Services, and the way to a new one. */
export function ServiceMenu({ services, current, frame, onSwitch }: ServiceMenuProps) {
  const [isCreating, setIsCreating] = useState(false)
  const options = services.map(({ unique_name: value }) => ({ value, label: value }))
  const onChange = (name: string) => {
    const chosen = services.find(({ unique_name }) => unique_name === name)
    if (chosen !== undefined && name !== current) onSwitch(chosen)
  }
  const choice: MenuEntry[] = [
    { type: 'radio', label: 'Services', value: current, options, onChange },
    { type: 'separator' },
  ]
  const entries: MenuEntry[] = [
    ...(services.length === 0 ? [] : choice),
    {
      label: 'Create Service…',
      icon: <Plus aria-hidden />,
      onSelect: () => setIsCreating(true),
    },
  ]
  return (
    <>
      <MenuSkin {...frame} entries={entries} />
      <CreateServiceDialog
        open={isCreating}
        onClose={() => setIsCreating(false)}
        finalFocus={() => frame.anchor}
      />
    </>
  )
}
