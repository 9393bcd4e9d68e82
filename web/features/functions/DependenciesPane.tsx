import type { Dependency } from '../../../contract/dependencies.ts'
import type { Environment } from '../../../contract/services.ts'
import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { Card } from '../../ui/Card.tsx'
import { Heading } from '../../ui/Heading.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { DependencyForm } from './DependencyForm.tsx'
import { DependencyTable } from './DependencyTable.tsx'
import { FunctionsProblem } from './FunctionsProblem.tsx'
import { useDependencies } from './use-dependencies.ts'
import { useHeadingFocus } from './use-heading-focus.ts'

/** The npm packages that an Environment's Functions may require. */
export function DependenciesPane({ environment }: { environment: Environment }) {
  const { build, list, isChanged, set } = useDependencies(environment)
  const heading = useHeadingFocus()
  return (
    <section aria-labelledby="dependencies" className="space-y-4">
      <div>
        <Heading
          as="h2"
          id="dependencies"
          ref={heading}
          tabIndex={-1}
          className="own-focus-ring outline-none"
        >
          Dependencies
        </Heading>
        <p className="mt-1 max-w-size-80 text-weak">
          npm packages that every Function of this Environment can require. They are installed
          with the next deployment, without running their install scripts.
        </p>
      </div>
      {isChanged ? (
        <Callout
          title="Changed, not deployed"
          actions={
            <Button size="small" onClick={() => set(null)}>
              Discard changes
            </Button>
          }
        >
          Deploy to install this list.
        </Callout>
      ) : null}
      {list !== null ? (
        <EditedList list={list} installed={build.data?.installed ?? []} onChange={set} />
      ) : build.error ? (
        <FunctionsProblem title="The dependencies could not be loaded" query={build} />
      ) : (
        <Skeleton className="h-40 w-full rounded-30" />
      )}
      <p className="text-20 text-weak">
        Node version: Functions run on the Node.js that Hangar itself runs on, whatever version
        a Build names.
      </p>
    </section>
  )
}

interface EditedListProps {
  list: readonly Dependency[]
  installed: readonly Dependency[]
  onChange: (list: Dependency[]) => void
}

function EditedList({ list, installed, onChange }: EditedListProps) {
  return (
    <>
      {list.length === 0 ? (
        <p className="rounded-30 border border-dashed border-weak p-5 text-center text-weak">
          No dependencies yet. Functions have Node’s own modules and twilio without any.
        </p>
      ) : (
        <DependencyTable {...{ list, installed, onChange }} />
      )}
      <Card>
        <DependencyForm list={list} replaced={null} onPut={onChange} />
      </Card>
    </>
  )
}
