import { useQueries } from '@tanstack/react-query'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { latestDeploymentQuery } from '../../api/deployments.ts'
import type { MenuFrame } from '../../ui/LateMenu.tsx'
import type { MenuEntry } from '../../ui/Menu.tsx'
import { MenuSkin } from '../../ui/MenuSkin.tsx'
import { useNow } from '../../ui/use-now.ts'
import { CreateEnvironmentDialog } from './CreateEnvironmentDialog.tsx'
import { DeleteEnvironmentDialog } from './DeleteEnvironmentDialog.tsx'
import { environmentNote } from './environment-words.ts'
import type { EnvironmentSwitcherProps } from './EnvironmentSwitcher.tsx'

interface EnvironmentMenuProps extends EnvironmentSwitcherProps {
  frame: MenuFrame
}

/** The Environments of a Service: where each is served, and when it was last deployed. */
export function EnvironmentMenu(props: EnvironmentMenuProps) {
  const { service, current, frame, onSwitch, onDeleted } = props
  const [asked, setAsked] = useState<'create' | 'delete' | null>(null)
  const { environments } = service
  const here = environments.find((each) => each.unique_name === current)
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
    {
      label: 'Create Environment…',
      icon: <Plus aria-hidden />,
      onSelect: () => setAsked('create'),
    },
    {
      label: `Delete ${current}…`,
      icon: <Trash2 aria-hidden />,
      destructive: true,
      disabled: here === undefined,
      onSelect: () => setAsked('delete'),
    },
  ]
  const dialog = { service, onClose: () => setAsked(null), finalFocus: () => frame.anchor }
  return (
    <>
      <MenuSkin {...frame} entries={entries} />
      <CreateEnvironmentDialog {...dialog} open={asked === 'create'} onCreated={onSwitch} />
      {here === undefined ? null : (
        <DeleteEnvironmentDialog
          {...dialog}
          environment={here}
          onDeleted={onDeleted}
          open={asked === 'delete'}
        />
      )}
    </>
  )
}
