import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Dependency } from '../../../contract/dependencies.ts'
import { announce } from '../../ui/announce.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '../../ui/Table.tsx'
import { DependencyForm } from './DependencyForm.tsx'
import { withoutDependency } from './engine/dependency-list.ts'

interface DependencyTableProps {
  list: readonly Dependency[]
  /** What npm chose with the last deployment. */
  installed: readonly Dependency[]
  onChange: (list: Dependency[]) => void
}

/** The modules that are asked for, each to edit in its place or to delete. */
export function DependencyTable({ list, installed, onChange }: DependencyTableProps) {
  const [edited, setEdited] = useState<string | null>(null)
  const remove = (name: string) => {
    onChange(withoutDependency(list, name))
    announce(`${name} deleted from the list.`)
  }
  return (
    <Table caption="Dependencies">
      <TableHead>
        <TableRow>
          <TableHeader>Module</TableHeader>
          <TableHeader>Version</TableHeader>
          <TableHeader>
            <span className="sr-only">Actions</span>
          </TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {list.map((dependency) =>
          dependency.name === edited ? (
            <TableRow key={dependency.name}>
              <TableCell colSpan={3}>
                <DependencyForm
                  list={list}
                  replaced={dependency}
                  onPut={(next) => {
                    onChange(next)
                    setEdited(null)
                  }}
                  onCancel={() => setEdited(null)}
                />
              </TableCell>
            </TableRow>
          ) : (
            <DependencyRow
              key={dependency.name}
              dependency={dependency}
              installed={installed.find(({ name }) => name === dependency.name)?.version}
              onEdit={() => setEdited(dependency.name)}
              onDelete={() => remove(dependency.name)}
            />
          ),
        )}
      </TableBody>
    </Table>
  )
}

interface DependencyRowProps {
  dependency: Dependency
  installed: string | undefined
  onEdit: () => void
  onDelete: () => void
}

function DependencyRow({ dependency, installed, onEdit, onDelete }: DependencyRowProps) {
  const { name, version } = dependency
  return (
    <TableRow>
      <TableCell className="font-code break-all">{name}</TableCell>
      <TableCell>
        <span className="font-code">{version}</span>
        {installed === undefined || installed === version ? null : (
          <span className="block text-20 text-weak">{`${installed} is installed`}</span>
        )}
      </TableCell>
      <TableCell className="w-28 text-right whitespace-nowrap">
        <IconButton
          aria-label={`Edit ${name}`}
          icon={<Pencil aria-hidden />}
          onClick={onEdit}
        />
        <IconButton
          variant="destructive"
          aria-label={`Delete ${name}`}
          icon={<Trash2 aria-hidden />}
          onClick={onDelete}
        />
      </TableCell>
    </TableRow>
  )
}
