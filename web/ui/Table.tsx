import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'

interface TableProps extends ComponentProps<'table'> {
  /** Names the table for screen readers. */
  caption: string
}

/** A table in a box of its own that scrolls sideways when narrow. */
export function Table({ caption, className, children, ...rest }: TableProps) {
  return (
    <div className="overflow-x-auto rounded-30 border border-weaker">
      <table
        {...rest}
        className={classNames('w-full border-collapse text-left text-30', className)}
      >
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  )
}

export function TableHead({ className, ...rest }: ComponentProps<'thead'>) {
  return <thead {...rest} className={classNames('bg-weak', className)} />
}

export function TableBody(props: ComponentProps<'tbody'>) {
  return <tbody {...props} />
}

interface TableRowProps extends ComponentProps<'tr'> {
  selected?: boolean
}

export function TableRow({ selected = false, className, ...rest }: TableRowProps) {
  return (
    <tr
      {...rest}
      className={classNames(
        'border-b border-weaker last:border-b-0',
        selected && 'bg-primary-weakest',
        className,
      )}
    />
  )
}

interface TableHeaderProps extends Omit<ComponentProps<'th'>, 'children'> {
  /** The order by this column now; "none" makes it sortable, leaving it out does not. */
  sort?: 'ascending' | 'descending' | 'none'
  onSort?: () => void
  children: ReactNode
}

const SORT_ICONS = {
  ascending: <ArrowUp aria-hidden className="size-4" />,
  descending: <ArrowDown aria-hidden className="size-4" />,
  none: <ChevronsUpDown aria-hidden className="size-4 text-icon" />,
}

/** A column's heading; with `sort` a button that orders by it. */
export function TableHeader({ sort, onSort, className, children, ...rest }: TableHeaderProps) {
  return (
    <th
      scope="col"
      {...rest}
      aria-sort={sort}
      className={classNames('px-3 py-3 font-semibold whitespace-nowrap sm:px-4', className)}
    >
      {sort === undefined ? (
        children
      ) : (
        <button
          type="button"
          onClick={onSort}
          className="-mx-1 inline-flex min-h-6 items-center gap-1 rounded-20 px-1 font-semibold hover:text-link"
        >
          {children}
          {SORT_ICONS[sort]}
        </button>
      )}
    </th>
  )
}

export function TableCell({ className, ...rest }: ComponentProps<'td'>) {
  return <td {...rest} className={classNames('px-3 py-3 align-middle sm:px-4', className)} />
}
