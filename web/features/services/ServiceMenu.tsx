import { Plus } from 'lucide-react'
import type { Service } from '../../../contract/services.ts'
import type { MenuFrame } from '../../ui/LateMenu.tsx'
import type { MenuEntry } from '../../ui/Menu.tsx'
import { MenuSkin } from '../../ui/MenuSkin.tsx'

interface ServiceMenuProps {
  services: readonly Service[]
  /** The unique name of the Service one is in. */
  current: string
  frame: MenuFrame
  onSwitch: (service: Service) => void
  onCreate: () => void
}

/** All Services, and the way to a new one. */
export function ServiceMenu(props: ServiceMenuProps) {
  const { services, current, frame, onSwitch, onCreate } = props
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
    { label: 'Create Service…', icon: <Plus aria-hidden />, onSelect: onCreate },
  ]
  return <MenuSkin {...frame} entries={entries} />
}
