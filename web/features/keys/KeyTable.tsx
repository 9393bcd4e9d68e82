import type { Key } from '../../../contract/keys.ts'
import { Button } from '../../ui/Button.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '../../ui/Table.tsx'
import { TimeAgo } from '../../ui/TimeAgo.tsx'

interface KeyTableProps {
  keys: readonly Key[]
  onRevoke: (key: Key) => void
}

/** All API keys: what each is for, and its SID, which is the user name that goes with it. */
export function KeyTable({ keys, onRevoke }: KeyTableProps) {
  return (
    <Table caption="API keys">
      <TableHead>
        <TableRow>
          <TableHeader>Name and SID</TableHeader>
          <TableHeader className="hidden md:table-cell">Created</TableHeader>
          <TableHeader>
            <span className="sr-only">Actions</span>
          </TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {keys.map((key) => (
          <TableRow key={key.sid} data-key={key.sid}>
            <TableCell>
              <span className="block font-semibold wrap-anywhere">{key.friendly_name}</span>
              <span className="flex items-center gap-1">
                <code className="font-code text-20 wrap-anywhere text-weak">{key.sid}</code>
                <CopyButton
                  value={key.sid}
                  label={`Copy the SID of ${key.friendly_name}`}
                  size="small"
                  iconOnly
                />
              </span>
            </TableCell>
            <TableCell className="hidden whitespace-nowrap text-weak md:table-cell">
              <TimeAgo date={key.date_created} />
            </TableCell>
            <TableCell className="text-right">
              <Button
                data-revoke
                size="small"
                variant="destructive-secondary"
                aria-label={`Revoke ${key.friendly_name}`}
                onClick={() => onRevoke(key)}
              >
                Revoke
              </Button>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
