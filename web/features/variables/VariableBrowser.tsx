import { useQuery } from '@tanstack/react-query'
import { Plus, SlidersHorizontal } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Environment } from '../../../contract/services.ts'
import type { Variable } from '../../../contract/variables.ts'
import { loadProblemOf } from '../../api/errors.ts'
import { variablesQuery } from '../../api/variables.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LoadProblem } from '../../ui/LoadProblem.tsx'
import { VariableDialog } from './VariableDialog.tsx'
import { VariableSkeleton } from './VariableSkeleton.tsx'
import { VariableTable } from './VariableTable.tsx'
import { focusPlaceIn, useRowFocus } from './use-row-focus.ts'
import { useDeleteWithUndo } from './use-delete-with-undo.ts'

/** What the dialog is about: a Variable, or a new one; `turn` makes each opening fresh. */
interface Editing {
  variable: Variable | null
  open: boolean
  turn: number
}

/** The Variables of an Environment: see, add, change and delete them. */
export function VariableBrowser({ environment }: { environment: Environment }) {
  const query = useQuery(variablesQuery(environment))
  const section = useRef<HTMLElement>(null)
  const [editing, setEditing] = useState<Editing>({ variable: null, open: false, turn: 0 })
  const edit = (variable: Variable | null) =>
    setEditing(({ turn }) => ({ variable, open: true, turn: turn + 1 }))
  const { data: variables, error } = query
  const focusOn = useRowFocus(section, variables)
  const remove = useDeleteWithUndo(environment, focusOn)

  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label="Variables"
      className="own-focus-ring space-y-4 outline-none"
    >
      {error === null ? null : (
        <LoadProblem
          title={
            variables ? 'This list may be out of date' : 'The Variables could not be loaded'
          }
          problem={loadProblemOf(error)}
          isRetrying={query.isFetching}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isPending ? <VariableSkeleton /> : null}
      {variables?.length === 0 ? (
        <EmptyState
          title="No Variables yet"
          icon={<SlidersHorizontal />}
          action={<AddButton onClick={() => edit(null)} />}
        >
          To get started configuring your Functions, add a Variable. They find it in their
          context and in process.env.
        </EmptyState>
      ) : null}
      {variables !== undefined && variables.length > 0 ? (
        <>
          <VariableTable
            variables={variables}
            onEdit={edit}
            onDelete={(variable) => void remove(variable, neighbourOf(variables, variable))}
          />
          <AddButton onClick={() => edit(null)} />
        </>
      ) : null}
      <VariableDialog
        key={editing.turn}
        {...{ environment }}
        variables={variables ?? []}
        variable={editing.variable}
        open={editing.open}
        onClose={() => setEditing((now) => ({ ...now, open: false }))}
        finalFocus={() => focusPlaceIn(section.current, editing.variable?.key ?? null)}
      />
    </section>
  )
}

function AddButton({ onClick }: { onClick: () => void }) {
  return (
    <Button
      variant="primary"
      data-add
      icon={<Plus aria-hidden className="size-4" />}
      onClick={onClick}
    >
      Add Variable
    </Button>
  )
}

/** The Variable that takes a deleted one's place in the list, by key; null when it was alone. */
function neighbourOf(variables: readonly Variable[], gone: Variable): string | null {
  const place = variables.findIndex(({ sid }) => sid === gone.sid)
  return (variables[place + 1] ?? variables[place - 1])?.key ?? null
}
