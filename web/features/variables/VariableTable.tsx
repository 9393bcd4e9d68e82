import { Pencil, Trash2 } from 'lucide-react'
import { Fragment } from 'react'
import type { Variable } from '../../../contract/variables.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '../../ui/Table.tsx'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import { HiddenValue } from './HiddenValue.tsx'

interface VariableTableProps {
  variables: readonly Variable[]
  onEdit: (variable: Variable) => void
  onDelete: (variable: Variable) => void
}

/** A key, which breaks at its underscores before it breaks anywhere else. */
function Key({ text }: { text: string }) {
  const words = text.split(/(?<=_)(?=[^_])/)
  return words.map((word, index) => (
    <Fragment key={index}>
      {word}
      <wbr />
    </Fragment>
  ))
}

/** All Variables, with their values out of sight until someone asks. */
export function VariableTable({ variables, onEdit, onDelete }: VariableTableProps) {
  return (
    <Table caption="Variables">
      <TableHead>
        <TableRow>
          <TableHeader>Key</TableHeader>
          <TableHeader>Value</TableHeader>
          <TableHeader className="hidden md:table-cell">Last changed</TableHeader>
          <TableHeader>
            <span className="sr-only">Actions</span>
          </TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {variables.map((variable) => (
          <TableRow key={variable.sid} data-variable={variable.key}>
            <TableCell className="w-2/5 min-w-28 font-code text-20 font-semibold wrap-anywhere">
              <Key text={variable.key} />
            </TableCell>
            <TableCell>
              <HiddenValue variable={variable} />
            </TableCell>
            <TableCell className="hidden whitespace-nowrap text-weak md:table-cell">
              <TimeAgo date={variable.date_updated} />
            </TableCell>
            <TableCell>
              <div className="flex justify-end">
                <IconButton
                  data-focus
                  size="small"
                  aria-label={`Edit ${variable.key}`}
                  icon={<Pencil aria-hidden />}
                  onClick={() => onEdit(variable)}
                />
                <IconButton
                  size="small"
                  variant="destructive"
                  aria-label={`Delete ${variable.key}`}
                  icon={<Trash2 aria-hidden />}
                  onClick={() => onDelete(variable)}
                />
              </div>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
