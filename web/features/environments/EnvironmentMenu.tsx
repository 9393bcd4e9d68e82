import { useQueries } from '@tanstack/react-query'
import { Plus, Trash2 } from 'lucide-react'
import type { Environment, Service } from '../../../contract/services.ts'
import { latestDeploymentQuery } from '../../api/deployments.ts'
import type { MenuFrame } from '../../ui/LateMenu.tsx'
import type { MenuEntry } from '../../ui/Menu.tsx'
import { MenuSkin } from '../../ui/MenuSkin.tsx'
import { useNow } from '../../ui/use-now.ts'
import { environmentNote } from './environment-words.ts'

interface EnvironmentMenuProps {
  service: Service
  /** The unique name of the Environment one is in. */
  current: string
  frame: MenuFrame
  onSwitch: (environment: Environment) => void
  onCreate: () => void
  onDelete: () => void
}

/** The Environments of a Service: where each is served, and when it was last deployed. */
export function EnvironmentMenu(props: EnvironmentMenuProps) {
  const { service, current, frame, onSwitch, onCreate, onDelete } = props
  const { environments } = service
  const now = useNow()
  const latest = useQueries({
    queries: environments.map((environment) => ({
      ...latestDeploymentQuery(environment),
      enabled: frame.open,
    })),
  })
  const options = environments.map((environment, index) => ({
    value: environment.unique_name,
    label: environment.unique_name,
    note: environmentNote(environment, latest[index]?.data?.date_created, now),
  }))
  const onChange = (name: string) => {
    const chosen = environments.find((each) => each.unique_name === name)
    if (chosen !== undefined && name !== current) onSwitch(chosen)
  }
  const entries: MenuEntry[] = [
    { type: 'radio', label: 'Environments', value: current, options, onChange },
    { type: 'separator' },
    { label: 'Create Environment…', icon: <Plus aria-hidden />, onSelect: onCreate },
    {
      label: `Delete ${current}…`,
      icon: <Trash2 aria-hidden />,
      destructive: true,
      disabled: !environments.some((each) => each.unique_name === current),
      onSelect: onDelete,
    },
  ]
  return <MenuSkin {...frame} entries={entries} />
}
